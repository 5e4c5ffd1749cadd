package io.movers.resources.services;

import io.movers.common.data.Command;
import io.movers.common.data.OptimisticRetry;
import io.movers.resources.events.publishers.ReservationCreatedPublisher;
import io.movers.resources.events.publishers.ReservationFinishedPublisher;
import io.movers.resources.models.Reservation;
import io.movers.resources.models.ReservationRepository;
import io.movers.resources.models.ResourceRepository;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** The only way to create and change reservations. It publishes every stored version under the subject for its status. */
@Service
public class ReservationMutations {
    private final ReservationRepository reservations;
    private final ResourceRepository resources;
    private final ReservationCreatedPublisher reservationCreated;
    private final ReservationFinishedPublisher reservationFinished;

    ReservationMutations(
            ReservationRepository reservations,
            ResourceRepository resources,
            ReservationCreatedPublisher reservationCreated,
            ReservationFinishedPublisher reservationFinished) {
        this.reservations = reservations;
        this.resources = resources;
        this.reservationCreated = reservationCreated;
        this.reservationFinished = reservationFinished;
    }

    /** @throws org.springframework.dao.DuplicateKeyException it exists already */
    void create(Reservation reservation) {
        publish(reservation);
    }

    /**
     * Changes a reservation and publishes it.
     *
     * @param notFound makes the exception for a reservation that does not exist
     * @param decision changes the reservation; if it returns false, nothing is stored or published
     * @return the reservation as it is stored now
     */
    Reservation change(String id, Supplier<? extends RuntimeException> notFound, Predicate<Reservation> decision) {
        return Command.once(
                Reservation.class,
                id,
                () -> OptimisticRetry.retry(() -> {
                    Reservation reservation = reservations.findById(id).orElseThrow(notFound);
                    if (decision.test(reservation)) {
                        publish(reservation);
                    }
                    return reservation;
                }));
    }

    private void publish(Reservation reservation) {
        if (reservation.getResourceId() == null) {
            resources
                    .findByRental(reservation.getId())
                    .or(() -> resources.findByReference(reservation.getResourceRef()))
                    .ifPresent(reservation::belongTo);
        }
        reservation.markPublished();
        if (reservation.isFinished()) {
            reservationFinished.publish(reservation);
        } else {
            reservationCreated.publish(reservation);
        }
    }
}
