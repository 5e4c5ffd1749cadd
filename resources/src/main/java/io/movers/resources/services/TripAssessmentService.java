package io.movers.resources.services;

import io.movers.common.TripProperties;
import io.movers.common.data.CopiedNames;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.contract.TravelState;
import io.movers.resources.models.Client;
import io.movers.resources.models.Reservation;
import io.movers.resources.models.ReservationRepository;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceRepository;
import io.movers.resources.models.User;
import io.movers.resources.models.UserRepository;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Decides whether a trip counts. It must belong to a rental: it must name one of the traveller's reservations, and the
 * reference that the reserved resource has now or had when it was rented. This service owns the reservations, so it need not
 * wait for any. It waits while a company is being renamed: the traveller may already have the new name and the resource the
 * old one, or the other way round.
 */
@Service
public class TripAssessmentService {
    private final ReservationRepository reservations;
    private final ResourceRepository resources;
    private final UserRepository users;
    private final CopiedNames companyNames;
    private final DependentDocuments dependents;
    private final TripProperties properties;

    TripAssessmentService(
            ReservationRepository reservations,
            ResourceRepository resources,
            UserRepository users,
            ReplicaStore replicas,
            DependentDocuments dependents,
            TripProperties properties) {
        this.reservations = reservations;
        this.resources = resources;
        this.users = users;
        this.companyNames = replicas.names(Client.class);
        this.dependents = dependents;
        this.properties = properties;
    }

    TripAssessment assess(TravelState trip) {
        Optional<Reservation> reservation = reservationOf(trip);
        if (reservation.isPresent()) {
            return assess(trip, reservation.get());
        }
        if (properties.needReservation()) {
            return TripAssessment.refused("its reservation does not exist");
        }
        return trip.resourceRef() == null
                ? TripAssessment.refused("it names no resource")
                : resources
                        .findByReference(trip.resourceRef())
                        .map(resource -> assess(trip, resource, null))
                        .orElse(TripAssessment.WAITS);
    }

    private Optional<Reservation> reservationOf(TravelState trip) {
        String id = trip.reservationId();
        if (id == null) {
            return Optional.empty();
        }
        return reservations
                .findById(id)
                .or(() -> resources.findByRental(id).flatMap(rented -> {
                    // The rental is stored in the resource, but its reservation is not stored yet.
                    dependents.settle(rented);
                    return reservations.findById(id);
                }))
                .or(() -> reservations.findById(id)); // It was stored, and the resource returned, between the two.
    }

    private TripAssessment assess(TravelState trip, Reservation reservation) {
        if (!reservation.getUserId().equals(trip.userId())) {
            return TripAssessment.refused("its reservation belongs to another user");
        }
        Resource resource = resourceOf(reservation).orElse(null);
        if (resource == null) {
            return TripAssessment.refused("the resource of its reservation does not exist");
        }
        String reference = trip.resourceRef();
        if (!reservation.getResourceRef().equals(reference)
                && !resource.getReference().equals(reference)) {
            return TripAssessment.refused("its reservation is for another resource");
        }
        return assess(trip, resource, reservation.getClient());
    }

    private Optional<Resource> resourceOf(Reservation reservation) {
        String id = reservation.getResourceId();
        return id != null ? resources.findById(id) : resources.findByReference(reservation.getResourceRef());
    }

    /** @param clientAtRent the company of the resource when it was rented, if known */
    private TripAssessment assess(TravelState trip, Resource resource, @Nullable String clientAtRent) {
        Optional<String> foreignCompany = trip.userId() == null
                ? Optional.empty()
                : users.findById(trip.userId())
                        .filter(user -> user.isEmployeeOfAnother(Arrays.asList(resource.getClient(), clientAtRent)))
                        .filter(user -> clientAtRent == null
                                || user.isEmployeeOfAnother(List.of(companyNames.current(clientAtRent))))
                        .map(User::getClient);
        if (foreignCompany.isEmpty()) {
            return TripAssessment.counts(resource);
        }
        return companyNames.areOfDifferent(resource.getClient(), Set.of(foreignCompany.get()))
                ? TripAssessment.refused("the resource belongs to another company")
                : TripAssessment.WAITS;
    }
}
