package io.movers.resources.services;

import io.movers.common.data.OptimisticRetry;
import io.movers.resources.models.NewDocument;
import io.movers.resources.models.OpenWork;
import io.movers.resources.models.Reservation;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceDocument;
import io.movers.resources.models.ResourceDocumentRepository;
import io.movers.resources.models.ResourceRepository;
import io.movers.resources.models.WorkKind;
import io.movers.resources.models.WorkOrder;
import io.movers.resources.models.WorkOrderRepository;
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

    /** Writes the dependent documents and removes the resource's mark, unless the resource has changed since. */
    public void settle(Resource resource) {
        if (!resource.isUnsettled()) {
            return;
        }
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
        resources.markSettled(resource);
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
