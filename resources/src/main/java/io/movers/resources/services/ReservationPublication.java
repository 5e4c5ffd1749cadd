package io.movers.resources.services;

import io.movers.resources.models.Reservation;
import io.movers.resources.models.ReservationRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Publishes reservations that have never been published: those of a database taken over from Node, and those that an older
 * release writes during a rolling update. Active ones are published whatever their age, finished ones only if they were
 * created in the last 30 days.
 */
@Service
public class ReservationPublication {
    private static final Logger log = LoggerFactory.getLogger(ReservationPublication.class);
    private static final Duration RECENT = Duration.ofDays(30);
    private static final int BATCH = 200;

    private final ReservationRepository reservations;
    private final ReservationMutations mutations;
    private final Clock clock;

    ReservationPublication(ReservationRepository reservations, ReservationMutations mutations, Clock clock) {
        this.reservations = reservations;
        this.mutations = mutations;
        this.clock = clock;
    }

    /**
     * Publishes a batch of each kind; the next run publishes more.
     *
     * @return whether there were any
     */
    public boolean publishMissing() {
        Instant recent = clock.instant().minus(RECENT);
        int found = publish(reservations.findUnpublishedActive(BATCH))
                + publish(reservations.findUnpublishedReturns(BATCH))
                + publish(reservations.findUnpublishedFinishedSince(recent, BATCH));
        return found > 0;
    }

    /**
     * A failure does not affect the other reservations.
     *
     * @return how many there were
     */
    private int publish(List<Reservation> missing) {
        for (Reservation reservation : missing) {
            try {
                mutations.change(reservation.getId(), NoSuchElementException::new, current -> !current.isPublished());
            } catch (RuntimeException e) {
                log.warn(
                        "Publishing reservation {} failed; the next run tries again: {}",
                        reservation.getId(),
                        e.toString());
            }
        }
        if (!missing.isEmpty()) {
            log.info("Published {} reservations that had not been published before", missing.size());
        }
        return missing.size();
    }
}
