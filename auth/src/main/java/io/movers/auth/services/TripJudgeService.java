package io.movers.auth.services;

import io.movers.auth.models.Client;
import io.movers.auth.models.Reservation;
import io.movers.auth.models.ReservationRepository;
import io.movers.auth.models.Resource;
import io.movers.auth.models.ResourceRepository;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.TripProperties;
import io.movers.common.data.CopiedNames;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.contract.TravelState;
import io.movers.common.security.Companies;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Decides whether a trip earns points: its reservation must belong to the traveller and be for the trip's resource, and the
 * resource must belong to the traveller's company, now or when it was rented, where both are known.
 */
@Service
class TripJudgeService {
    private final UserRepository users;
    private final ResourceRepository resources;
    private final ReservationRepository reservations;
    private final CopiedNames companyNames;
    private final Companies companies;
    private final TripProperties properties;

    TripJudgeService(
            UserRepository users,
            ResourceRepository resources,
            ReservationRepository reservations,
            ReplicaStore replicas,
            Companies companies,
            TripProperties properties) {
        this.users = users;
        this.resources = resources;
        this.reservations = reservations;
        this.companyNames = replicas.names(Client.class);
        this.companies = companies;
        this.properties = properties;
    }

    TripVerdict judge(TravelState trip) {
        String userId = trip.userId();
        String reference = trip.resourceRef();
        if (userId == null || reference == null) {
            return new TripVerdict.CountsNothing("it names no user or no resource");
        }
        User user = users.find(userId);
        if (user == null) {
            return new TripVerdict.Waits("user " + userId);
        }
        String reservationId = trip.reservationId();
        Reservation reservation = reservationId == null ? null : reservations.find(reservationId);
        if (reservation != null) {
            return judge(user, reference, reservation);
        }
        if (properties.needReservation()) {
            return reservationId == null
                    ? new TripVerdict.CountsNothing("it has no reservation")
                    : new TripVerdict.Waits("reservation " + reservationId);
        }
        return judge(user, resources.findByReference(reference), null, "resource " + reference);
    }

    private TripVerdict judge(User user, String reference, Reservation reservation) {
        if (!reservation.isOf(user.getId())) {
            return new TripVerdict.CountsNothing(
                    "reservation %s belongs to user %s".formatted(reservation.getId(), reservation.getUserId()));
        }
        String resourceId = reservation.getResourceId();
        Resource rented = resourceId == null ? null : resources.find(resourceId);
        if (rented != null
                && !reference.equals(rented.getReference())
                && !reference.equals(reservation.getResourceRef())) {
            // The rented resource may have got this reference in an update that has not arrived here yet.
            return resources.findByReference(reference) == null
                    ? new TripVerdict.Waits("resource " + reference)
                    : new TripVerdict.CountsNothing(
                            "reservation %s is for resource %s".formatted(reservation.getId(), resourceId));
        }
        return judge(user, rented, reservation.getClient(), "resource " + resourceId);
    }

    /** @param ownerAtRent the company of the resource when it was rented, if known */
    private TripVerdict judge(User user, @Nullable Resource resource, @Nullable String ownerAtRent, String name) {
        String type = resource == null ? null : resource.getType();
        if (resource == null || type == null) {
            return new TripVerdict.Waits(name);
        }
        String owner = resource.getClient();
        if (owner == null || owner.isEmpty() || owner.equals(user.getClient())) {
            return new TripVerdict.Counts(user, type);
        }
        Set<String> own = companiesOf(user);
        if (own.isEmpty()
                || own.contains(owner)
                || (ownerAtRent != null && own.contains(companyNames.current(ownerAtRent)))) {
            return new TripVerdict.Counts(user, type);
        }
        // During a renaming, the account may already have the company's new name and the resource the old one, or the
        // other way round.
        return companyNames.areOfDifferent(owner, own)
                ? new TripVerdict.CountsNothing("resource %s belongs to another company".formatted(resource.getId()))
                : new TripVerdict.Waits("company of user " + user.getId() + " or of resource " + resource.getId());
    }

    /** The names of a user's companies; none if they are not known or do not matter. */
    private Set<String> companiesOf(User user) {
        if (user.getRole().isStaff() || user.getRole().isCrew()) {
            return Set.of();
        }
        String own = user.getClient();
        Set<String> names =
                new HashSet<>(companies.of(user.getId(), user.getRole(), own).names());
        if (own != null && !own.isEmpty()) {
            names.add(own);
        }
        return names;
    }
}
