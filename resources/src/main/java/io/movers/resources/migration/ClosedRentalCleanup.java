package io.movers.resources.migration;

import io.movers.common.data.AggregateStore;
import io.movers.common.migration.DataMigration;
import io.movers.resources.models.OpenWork;
import io.movers.resources.models.Reservation;
import io.movers.resources.models.Resource;
import io.movers.resources.models.WorkKind;
import io.movers.resources.models.WorkOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Removes rentals and work from resources if the Node service closed them while it was in use again. That service does not
 * know that our resources contain them. Without this migration a resource would stay rented under a finished reservation, or
 * wait for a completed check-up. It runs first, so that the other migrations see the current state.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ClosedRentalCleanup implements DataMigration {
    private static final int PAGE = 200;
    private static final String RENTAL = "rental";

    private final AggregateStore store;
    private final MongoTemplate mongo;

    ClosedRentalCleanup(AggregateStore store, MongoTemplate mongo) {
        this.store = store;
        this.mongo = mongo;
    }

    @Override
    public String name() {
        return "resources whose rental or work was closed meanwhile";
    }

    @Override
    public long takeOver() {
        return store.forEachPage(Resource.class, Query.query(namingSomething()), PAGE, this::forget);
    }

    /** Excludes unsettled resources, because they are ahead of their dependent documents. */
    private static Criteria namingSomething() {
        return Criteria.where("unsettledAt")
                .is(null)
                .orOperator(
                        Criteria.where(RENTAL).exists(true),
                        Criteria.where(WorkKind.CHECKUP.field()).exists(true),
                        Criteria.where(WorkKind.REPAIR.field()).exists(true),
                        Criteria.where(WorkKind.MAINTENANCE.field()).exists(true));
    }

    private long forget(List<Resource> page) {
        Set<String> over = over(page);
        Map<WorkKind, Map<String, Long>> versions = new HashMap<>();
        for (WorkKind kind : WorkKind.values()) {
            versions.put(kind, versions(page, kind));
        }
        long changed = 0;
        for (Resource resource : page) {
            Document gone = new Document();
            if (resource.getRental() != null
                    && over.contains(resource.getRental().id())) {
                gone.append(RENTAL, "");
            }
            versions.forEach((kind, stored) -> {
                OpenWork work = resource.work(kind);
                if (work != null && stored.getOrDefault(work.id(), 0L) > work.revision()) {
                    gone.append(kind.field(), "");
                }
            });
            changed += gone.isEmpty() ? 0 : unset(resource, gone);
        }
        return changed;
    }

    /** The ids of reservations that the Node service finished. Those finished here have a mark until their resource is free. */
    private Set<String> over(List<Resource> page) {
        List<ObjectId> ids = page.stream()
                .map(Resource::getRental)
                .filter(Objects::nonNull)
                .map(rental -> new ObjectId(rental.id()))
                .toList();
        Query finished = Query.query(Criteria.where("_id")
                .in(ids)
                .and("status")
                .is(Reservation.FINISHED)
                .and("unsettledAt")
                .is(null));
        return new HashSet<>(mongo.find(finished, Reservation.class).stream()
                .map(Reservation::getId)
                .toList());
    }

    private Map<String, Long> versions(List<Resource> page, WorkKind kind) {
        List<ObjectId> ids = page.stream()
                .map(resource -> resource.work(kind))
                .filter(Objects::nonNull)
                .map(work -> new ObjectId(work.id()))
                .toList();
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), kind.type()).stream()
                .collect(Collectors.toMap(WorkOrder::getId, WorkOrder::version));
    }

    /** The version stays, because nothing visible changes. */
    private long unset(Resource resource, Document gone) {
        return Objects.requireNonNull(mongo.execute(
                        Resource.class,
                        resources ->
                                resources.updateOne(AggregateStore.unchanged(resource), new Document("$unset", gone))))
                .getModifiedCount();
    }
}
