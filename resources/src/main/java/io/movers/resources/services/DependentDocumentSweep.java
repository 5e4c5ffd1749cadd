package io.movers.resources.services;

import io.movers.common.data.Aggregate;
import io.movers.resources.models.ReservationRepository;
import io.movers.resources.models.ResourceRepository;
import io.movers.resources.models.ResourceTypeRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Finishes interrupted changes: dependent documents that are behind their resource ({@link DependentDocuments}), resources
 * that are still rented under a finished reservation ({@link ReturnCompletion}), and documents that still contain the former
 * name of their resource type ({@link RenamePropagation}).
 */
@Service
public class DependentDocumentSweep {
    private static final Logger log = LoggerFactory.getLogger(DependentDocumentSweep.class);
    private static final int BATCH = 200;

    private final ResourceRepository resources;
    private final ReservationRepository reservations;
    private final ResourceTypeRepository types;
    private final DependentDocuments dependents;
    private final ReturnCompletion returns;
    private final RenamePropagation renames;
    private final FleetProperties properties;
    private final Clock clock;

    DependentDocumentSweep(
            ResourceRepository resources,
            ReservationRepository reservations,
            ResourceTypeRepository types,
            DependentDocuments dependents,
            ReturnCompletion returns,
            RenamePropagation renames,
            FleetProperties properties,
            Clock clock) {
        this.resources = resources;
        this.reservations = reservations;
        this.types = types;
        this.dependents = dependents;
        this.returns = returns;
        this.renames = renames;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Finishes a batch of each kind. Several replicas may run it at once.
     *
     * @return whether there was something to finish
     */
    public boolean run() {
        Instant old = clock.instant().minus(properties.sweepAge());
        int found = each(resources.findUnsettledBefore(old, BATCH), dependents::settle)
                + each(reservations.findUnsettledBefore(old, BATCH), returns::complete)
                + each(types.findRenamed(BATCH), renames::propagate);
        return found > 0;
    }

    /**
     * A failure does not affect the other documents.
     *
     * @return how many there were
     */
    private static <A extends Aggregate> int each(List<A> interrupted, Consumer<A> action) {
        for (A aggregate : interrupted) {
            String type = aggregate.getClass().getSimpleName();
            try {
                log.info("Finishing the interrupted change of {} {}", type, aggregate.getId());
                action.accept(aggregate);
            } catch (RuntimeException e) {
                log.warn(
                        "Finishing the change of {} {} failed; the next sweep tries again: {}",
                        type,
                        aggregate.getId(),
                        e.toString());
            }
        }
        return interrupted.size();
    }
}
