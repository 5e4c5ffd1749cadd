package io.movers.resources.services;

import io.movers.common.data.OptimisticRetry;
import io.movers.resources.models.NewDocument;
import io.movers.resources.models.OpenWork;
import io.movers.resources.models.Rental;
import io.movers.resources.models.Reservation;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceDocument;
import io.movers.resources.models.ResourceDocumentRepository;
import io.movers.resources.models.ResourceRepository;
import io.movers.resources.models.WorkKind;
import io.movers.resources.models.WorkOrder;
import io.movers.resources.models.WorkOrderRepository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/**
 * Updates the documents that depend on a resource from it: its reservation, check-up, repair, maintenance and new documents.
 * Each is written under the id that the resource has stored, so this can be repeated after any interruption, even by several
 * replicas at once.
 */
@Service
public class DependentDocuments {
    private final ResourceRepository resources;
    private final ReservationMutations reservations;
    private final ResourceDocumentRepository documents;
    private final WorkOrderRepository orders;

    DependentDocuments(
            ResourceRepository resources,
            ReservationMutations reservations,
            ResourceDocumentRepository documents,
            WorkOrderRepository orders) {
        this.resources = resources;
        this.reservations = reservations;
        this.documents = documents;
        this.orders = orders;
    }

    /**
     * Writes the dependent documents and removes the resource's mark, unless the stored resource has changed since; the next save of
     * this one then fails.
     */
    public void settle(Resource resource) {
        if (!resource.isUnsettled()) {
            return;
        }
        settleUnmarked(resource);
        resources.markSettled(List.of(resource));
        resource.settled();
    }

    /**
     * Does the same for resources that were rented and nothing else, with one command for all reservations and one for all marks.
     *
     * @param causes the {@code traceparent} of what rented a resource, as far as it is traced
     */
    void settleRentals(Map<Resource, Optional<String>> causes) {
        Map<Reservation, Optional<String>> created = new LinkedHashMap<>();
        causes.forEach((resource, cause) -> {
            Rental rental = resource.getRental();
            if (rental != null) {
                created.put(Reservation.from(rental, resource), cause);
            }
        });
        reservations.createMissing(created);
        resources.markSettled(causes.keySet());
    }

    private void settleUnmarked(Resource resource) {
        if (resource.getRental() != null) {
            Reservation reservation = Reservation.from(resource.getRental(), resource);
            createIfAbsent(() -> reservations.create(reservation));
        }
        for (NewDocument document : resource.getNewDocuments()) {
            createIfAbsent(() -> documents.save(ResourceDocument.from(document)));
        }
        for (WorkKind kind : WorkKind.values()) {
            OpenWork work = resource.work(kind);
            if (work != null) {
                OptimisticRetry.retry(() -> follow(kind, work));
            }
        }
    }

    private void follow(WorkKind kind, OpenWork work) {
        WorkOrder order = orders.findById(kind, work.id()).orElse(null);
        if (order == null) {
            order = WorkOrder.from(kind, work);
        } else if (order.isBehind(work)) {
            order.show(work);
        } else {
            return;
        }
        try {
            orders.save(order);
        } catch (DuplicateKeyException e) {
            throw new OptimisticLockingFailureException("Another replica has just created " + work.id(), e);
        }
    }

    private static void createIfAbsent(Runnable insert) {
        try {
            insert.run();
        } catch (DuplicateKeyException e) {
            // Another replica has written the same data first.
        }
    }
}
