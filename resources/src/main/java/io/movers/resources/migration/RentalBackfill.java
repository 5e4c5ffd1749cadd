package io.movers.resources.migration;

import io.movers.common.data.AggregateStore;
import io.movers.common.migration.DataMigration;
import io.movers.resources.models.Reservation;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceStatus;
import io.movers.resources.services.OpenWorkService;
import io.movers.resources.services.ResourceMutations;
import java.util.Date;
import java.util.Objects;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Stores the rental, which names the reservation, in the rented resources of a Node database. There, only the reservation
 * names its resource, so without this migration nobody could return the resource. The latest active reservation counts. A
 * resource that is marked as rented without an active reservation, which could happen in the Node service, becomes free.
 */
@Component
class RentalBackfill implements DataMigration {
    private static final int PAGE = 200;

    private final AggregateStore store;
    private final MongoTemplate mongo;
    private final ResourceMutations mutations;
    private final OpenWorkService openWork;

    RentalBackfill(AggregateStore store, MongoTemplate mongo, ResourceMutations mutations, OpenWorkService openWork) {
        this.store = store;
        this.mongo = mongo;
        this.mutations = mutations;
        this.openWork = openWork;
    }

    @Override
    public String name() {
        return "rentals";
    }

    @Override
    public long takeOver() {
        Query unnamed = Query.query(Criteria.where("status")
                .is(ResourceStatus.RENTED.value())
                .and("rental")
                .is(null)
                .and("deletedAt")
                .is(null));
        unnamed.fields().include("reference", "version");
        return store.forEachPage(
                Resource.class,
                unnamed,
                PAGE,
                page -> page.stream().mapToLong(this::backfill).sum());
    }

    private long backfill(Resource rented) {
        Reservation reservation = mongo.findOne(
                Query.query(Criteria.where("resourceRef")
                                .is(rented.getReference())
                                .and("status")
                                .is(Reservation.ACTIVE))
                        .with(Sort.by(Sort.Direction.DESC, "createdAt", "_id")),
                Reservation.class);
        return reservation == null ? free(rented) : name(rented, reservation);
    }

    /** The version stays, because nothing visible changes. */
    private long name(Resource rented, Reservation reservation) {
        Document rental = new Document("id", reservation.getId()).append("userId", reservation.getUserId());
        if (reservation.getTypeRent() != null) {
            rental.append("typeRent", reservation.getTypeRent());
        }
        rental.append("createdAt", Date.from(reservation.getCreatedAt()));
        Document unchanged = AggregateStore.unchanged(rented)
                .append("status", ResourceStatus.RENTED.value())
                .append("rental", null);
        return Objects.requireNonNull(mongo.execute(
                        Resource.class,
                        resources ->
                                resources.updateOne(unchanged, new Document("$set", new Document("rental", rental)))))
                .getModifiedCount();
    }

    private long free(Resource rented) {
        Resource freed = mutations.change(rented.getId(), resource -> {
            boolean unnamed = resource.status() == ResourceStatus.RENTED && resource.getRental() == null;
            if (unnamed) {
                resource.giveBack(openWork.requestedStates(resource));
            }
            return unnamed;
        });
        return freed.status() == ResourceStatus.RENTED ? 0 : 1;
    }
}
