package io.movers.resources.services;

import io.movers.resources.models.Reservation;
import io.movers.resources.models.ReservationRepository;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceRepository;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * The second half of a return: frees the resource if it is still rented under the finished reservation. It can be repeated
 * after any interruption, even by several replicas at once.
 */
@Service
class ReturnCompletion {
    private final ResourceRepository resources;
    private final ReservationRepository reservations;
    private final ResourceMutations mutations;
    private final OpenWorkService openWork;

    ReturnCompletion(
            ResourceRepository resources,
            ReservationRepository reservations,
            ResourceMutations mutations,
            OpenWorkService openWork) {
        this.resources = resources;
        this.reservations = reservations;
        this.mutations = mutations;
        this.openWork = openWork;
    }

    /** Frees the resource. @return the resource; empty if none is rented under the reservation any more */
    Optional<Resource> complete(Reservation finished) {
        Optional<Resource> freed = resources
                .findByRental(finished.getId())
                .map(resource -> mutations.change(resource.getId(), current -> {
                    if (!current.isRentedUnder(finished.getId())) {
                        return false;
                    }
                    current.giveBack(openWork.requestedStates(current));
                    return true;
                }));
        reservations.markSettled(finished);
        return freed;
    }
}
