package io.movers.resources.services;

import io.movers.common.data.Aggregate;
import io.movers.common.data.AggregateStore;
import io.movers.common.data.OptimisticRetry;
import io.movers.resources.models.NewDocument;
import io.movers.resources.models.OpenWork;
import io.movers.resources.models.Reservation;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceDocument;
import io.movers.resources.models.WorkKind;
import io.movers.resources.models.WorkOrder;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/**
 * Brings the second documents up to what the resource that leads them says: its reservation, its check-up, repair and
 * maintenance, the documents it came with. Each is written under the id that the resource has named, so this may be repeated,
 * by several at once, after any interruption.
 */
@Service
public class Settlement {
    private final AggregateStore store;
    private final MongoTemplate mongo;

    Settlement(AggregateStore store, MongoTemplate mongo) {
        this.store = store;
        this.mongo = mongo;
    }

    /** Settles what the resource says, and takes the mark away unless the resource has changed meanwhile. */
    public void settle(Resource resource) {
        if (!resource.isUnsettled()) {
            return;
        }
        if (resource.getRental() != null) {
            createUnlessThere(Reservation.from(resource.getRental(), resource.getReference()));
        }
        for (NewDocument document : resource.getNewDocuments()) {
            createUnlessThere(ResourceDocument.from(document));
        }
        for (WorkKind kind : WorkKind.values()) {
            OpenWork work = resource.work(kind);
            if (work != null) {
                OptimisticRetry.retry(() -> follow(kind, work));
            }
        }
        unmark(resource);
    }

    private void follow(WorkKind kind, OpenWork work) {
        WorkOrder order = store.find(kind.type(), work.id());
        if (order == null) {
            order = WorkOrder.from(kind, work);
        } else if (order.isBehind(work)) {
            order.show(work);
        } else {
            return;
        }
        try {
            store.save(order);
        } catch (DuplicateKeyException e) {
            throw new OptimisticLockingFailureException("Somebody else has just created it", e);
        }
    }

    private void createUnlessThere(Aggregate created) {
        try {
            store.save(created);
        } catch (DuplicateKeyException e) {
            // Somebody has been faster, with the same data.
        }
    }

    /** Bookkeeping: the version stays, for nothing changes that anybody could see. */
    private void unmark(Resource resource) {
        Document gone = new Document("unsettledAt", "").append("newDocuments", "");
        for (WorkKind kind : WorkKind.values()) {
            OpenWork work = resource.work(kind);
            if (work != null && kind.isClosed(work.status())) {
                gone.append(kind.field(), "");
            }
        }
        mongo.execute(
                Resource.class,
                resources -> resources.updateOne(AggregateStore.unchanged(resource), new Document("$unset", gone)));
    }
}
