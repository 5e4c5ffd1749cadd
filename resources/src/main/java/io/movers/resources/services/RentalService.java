package io.movers.resources.services;

import io.movers.common.data.Command;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.ForbiddenException;
import io.movers.common.events.contract.Indicators;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import io.movers.resources.models.Rental;
import io.movers.resources.models.Reservation;
import io.movers.resources.models.ReservationRepository;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceRepository;
import io.movers.resources.models.ResourceStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Rents out resources, takes them back, and stores ratings and the replies to them.
 *
 * <p>Renting writes the resource first, then its reservation, together with those of other rents ({@link SettlingQueue}). Returning
 * finishes the reservation first and then frees the resource ({@link ReturnCompletion}). So nobody can rent a resource whose last
 * reservation is still active.
 */
@Service
public class RentalService {
    private final ResourceRepository resources;
    private final ReservationRepository reservations;
    private final ResourceMutations mutations;
    private final ReservationMutations reservationMutations;
    private final DependentDocuments dependents;
    private final ReturnCompletion returns;
    private final SettlingQueue settling;
    private final Companies companies;
    private final Clock clock;

    RentalService(
            ResourceRepository resources,
            ReservationRepository reservations,
            ResourceMutations mutations,
            ReservationMutations reservationMutations,
            DependentDocuments dependents,
            ReturnCompletion returns,
            SettlingQueue settling,
            Companies companies,
            Clock clock) {
        this.resources = resources;
        this.reservations = reservations;
        this.mutations = mutations;
        this.reservationMutations = reservationMutations;
        this.dependents = dependents;
        this.returns = returns;
        this.settling = settling;
        this.companies = companies;
        this.clock = clock;
    }

    /** A resource and the reservation that it is or was rented under. */
    public record Rented(Resource resource, Reservation reservation) {}

    /** Rents a resource of the caller's companies to the caller. If several callers try at once, one of them gets it. */
    public Rented rent(String id, @Nullable Double typeRent, CurrentUser caller) {
        CompanyScope scope = companies.of(caller);
        Instant now = clock.instant();
        Rental rental = Rental.begin(caller.id(), typeRent, now);
        Resource rented = mutations.changeUnsettled(id, RentalService::notForRent, resource -> {
            if (!scope.includes(resource.getClient())) {
                throw notForRent();
            }
            if (resource.isRentedBy(caller.id())) {
                throw new BadRequestException(ResourceStatus.IS_RENTED_BY_CALLER);
            }
            resource.rent(rental, now);
            return true;
        });
        if (Command.isRepeated()) {
            dependents.settle(rented);
        } else {
            settling.settleRented(rented);
        }
        Optional<Reservation> earlier = Command.isRepeated() ? reservations.findById(rental.id()) : Optional.empty();
        return new Rented(rented, earlier.orElseGet(() -> Reservation.from(rental, rented)));
    }

    /** Returns a resource. Only its renter and Staff may do so. Returning it again changes nothing. */
    public Rented giveBack(
            String id, @Nullable String reservationId, @Nullable Indicators measured, CurrentUser caller) {
        Resource resource = resources.findById(id).orElseThrow(RentalService::notRented);
        dependents.settle(resource);
        Reservation finished = finish(resource, reservationId, caller, current -> {
            if (current.isFinished() && measured == null) {
                return false;
            }
            current.finish(measured, clock.instant());
            return true;
        });
        Resource freed = returns.free(resource, finished);
        settling.addReturned(finished);
        return new Rented(freed, finished);
    }

    private Reservation finish(
            Resource resource, @Nullable String reservationId, CurrentUser caller, Predicate<Reservation> decision) {
        Rental rental = resource.getRental();
        if (rental != null && rental.id().equals(reservationId)) {
            mayGiveBack(resource, rental.userId(), caller);
            return reservationMutations.changeOfRented(resource, rental, RentalService::notRented, decision);
        }
        Reservation reservation = reservationOf(resource, reservationId).orElseThrow(RentalService::notRented);
        mayGiveBack(resource, reservation.getUserId(), caller);
        return reservationMutations.change(reservation.getId(), RentalService::notRented, decision);
    }

    private Optional<Reservation> reservationOf(Resource resource, @Nullable String reservationId) {
        return reservationId == null
                ? Optional.empty()
                : reservations.findById(reservationId).filter(reservation -> isAbout(reservation, resource));
    }

    private static boolean isAbout(Reservation reservation, Resource resource) {
        return resource.isRentedUnder(reservation.getId())
                || (reservation.getResourceId() == null
                        ? resource.getReference().equals(reservation.getResourceRef())
                        : resource.getId().equals(reservation.getResourceId()));
    }

    private void mayGiveBack(Resource resource, String renter, CurrentUser caller) {
        if (!renter.equals(caller.id()) && !caller.role().isStaff()) {
            throw refusal(resource.getClient(), caller, RentalService::notRented);
        }
    }

    /** Rates one of the caller's rentals. Null leaves a value as it is. */
    public Reservation rate(String id, @Nullable Double rating, @Nullable String comments, CurrentUser caller) {
        return reservationMutations.change(id, RentalService::notReserved, reservation -> {
            if (!reservation.getUserId().equals(caller.id())) {
                throw refusal(clientOf(reservation), caller, RentalService::notReserved);
            }
            reservation.rate(rating, comments);
            return true;
        });
    }

    /** Replies to the rating of a rental within the caller's companies. */
    public Reservation reply(String id, String reply, CurrentUser caller) {
        Supplier<BadRequestException> notFound = () -> new BadRequestException("Reservation not found");
        CompanyScope scope = companies.of(caller);
        return reservationMutations.change(id, notFound, reservation -> {
            if (!scope.all() && !scope.includes(clientOf(reservation))) {
                throw notFound.get();
            }
            reservation.reply(reply);
            return true;
        });
    }

    /** The company whose people may see the reservation: the one that owned the resource when it was rented. */
    private @Nullable String clientOf(Reservation reservation) {
        return reservation.getClient() != null
                ? reservation.getClient()
                : resources
                        .findByReference(reservation.getResourceRef())
                        .map(Resource::getClient)
                        .orElse(null);
    }

    /** Reservations of another company are reported as not found, those of a colleague as forbidden. */
    private RuntimeException refusal(
            @Nullable String client, CurrentUser caller, Supplier<BadRequestException> notFound) {
        return companies.of(caller).includes(client) ? new ForbiddenException() : notFound.get();
    }

    private static BadRequestException notForRent() {
        return new BadRequestException("The reference already exists");
    }

    private static BadRequestException notRented() {
        return new BadRequestException("The resource does not exists");
    }

    private static BadRequestException notReserved() {
        return new BadRequestException("The reservation does not already exists");
    }
}
