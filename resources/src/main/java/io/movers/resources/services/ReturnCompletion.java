package io.movers.resources.services;

import io.movers.resources.models.Reservation;
import io.movers.resources.models.ReservationRepository;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceRepository;
import java.util.List;
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

    /** Frees the resource, if one is still rented under the reservation, and removes the reservation's mark. */
    void complete(Reservation finished) {
        resources.findByRental(finished.getId()).ifPresent(rented -> free(rented, finished));
        markSettled(List.of(finished));
    }

    /**
     * Frees the resource.
     *
     * @param read the resource as it was read, before or after it was freed
     * @return the resource as it is stored now
     */
    Resource free(Resource read, Reservation finished) {
        return mutations.change(read, current -> {
            if (!current.isRentedUnder(finished.getId())) {
                return false;
            }
            current.giveBack(openWork.requestedStates(current));
            return true;
        });
    }

    /** Removes the marks of reservations whose resources are free. */
    void markSettled(List<Reservation> finished) {
        reservations.markSettled(finished);
    }
}
