package io.movers.travels.services;

import io.movers.common.accounts.Account;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.CurrentUser;
import io.movers.travels.models.NewTravel;
import io.movers.travels.models.Reservation;
import io.movers.travels.models.ReservationRepository;
import io.movers.travels.models.Resource;
import io.movers.travels.models.ResourceRepository;
import io.movers.travels.models.UserRepository;
import java.time.Clock;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Decides whether a trip may start, from the copies of reservations and resources. A trip under an unknown reservation is
 * admitted, because the services that count trips wait for the reservation.
 */
@Service
class TravelAdmissionService {
    private final ReservationRepository reservations;
    private final ResourceRepository resources;
    private final UserRepository users;
    private final Clock clock;

    TravelAdmissionService(
            ReservationRepository reservations, ResourceRepository resources, UserRepository users, Clock clock) {
        this.reservations = reservations;
        this.resources = resources;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Admits the trip or refuses it.
     *
     * @throws BadRequestException the resource belongs to another company, or the reservation is known and does not match
     */
    void check(NewTravel newTravel, CurrentUser caller) {
        Optional<Reservation> reservation = reservations.find(newTravel.reservationId());
        if (reservation.isPresent() && isOwn(reservation.get(), newTravel, caller)) {
            return;
        }
        Optional<Resource> rented = reservation.map(Reservation::getResourceId).flatMap(resources::find);
        boolean named = reservation.isPresent() && isNamed(newTravel.resourceRef(), reservation.get(), rented);
        boolean fits = named && reservation.get().permits(caller.id(), clock.instant());
        Optional<Resource> resource = named ? rented : resources.findByReference(newTravel.resourceRef());
        Set<String> owners = known(
                resource.map(Resource::getClient),
                reservation.filter(it -> named).map(Reservation::getClient));
        if (isForeign(owners, caller, fits)) {
            // The answer is the same as when the caller tries to rent a resource that they cannot see.
            throw new BadRequestException("The reference already exists");
        }
        if (reservation.isPresent() && !fits) {
            throw new BadRequestException("La reserva no es válida");
        }
    }

    /**
     * Whether the reservation alone admits the trip, as it nearly always does: it is the caller's, for that reference, and was made for
     * the company of the caller's session. Then neither the resource nor the account is read.
     */
    private boolean isOwn(Reservation reservation, NewTravel newTravel, CurrentUser caller) {
        String company = caller.client();
        return newTravel.resourceRef().equals(reservation.getResourceRef())
                && company != null
                && !company.isBlank()
                && company.equals(reservation.getClient())
                && reservation.permits(caller.id(), clock.instant());
    }

    /** Whether the reference is the one that the rented resource has now, or had when it was rented. */
    private static boolean isNamed(String reference, Reservation reservation, Optional<Resource> rented) {
        return reference.equals(reservation.getResourceRef())
                || rented.map(Resource::getReference).filter(reference::equals).isPresent();
    }

    /**
     * Whether the resource belongs to a company other than the caller's. Staff and crews may use every resource. A company's
     * administrator may have several companies, of which only one is known here; a matching reservation shows that the
     * resource belongs to one of the others.
     */
    private boolean isForeign(Set<String> owners, CurrentUser caller, boolean fits) {
        if (caller.role().isStaff() || caller.role().isCrew() || (caller.role().isCompany() && fits)) {
            return false;
        }
        // A session keeps the former name of a company that was renamed; the copy of the account has the new one.
        Set<String> companies = known(
                Optional.ofNullable(caller.client()), users.find(caller.id()).map(Account::getClient));
        return !owners.isEmpty() && !companies.isEmpty() && Collections.disjoint(owners, companies);
    }

    private static Set<String> known(Optional<String> company, Optional<String> otherCompany) {
        return Stream.of(company, otherCompany)
                .flatMap(Optional::stream)
                .filter(name -> !name.isBlank())
                .collect(Collectors.toUnmodifiableSet());
    }
}
