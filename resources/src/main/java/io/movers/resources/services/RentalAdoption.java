package io.movers.resources.services;

import io.movers.common.data.AggregateStore;
import io.movers.common.migration.DataMigration;
import io.movers.resources.models.Reservation;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceStatus;
import java.util.Date;
import java.util.Objects;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Tells rented resources of a database of the original under which reservation they are rented: there only the reservation knows
 * its resource. Without it, nobody could give them back. Of several active reservations the last one counts; a resource that is
 * rented under none, which the original could bring about, is free.
 */
@Component
class RentalAdoption implements DataMigration {
    private static final int PAGE = 200;

    private final AggregateStore store;
    private final MongoTemplate mongo;
    private final ResourceChanges changes;
    private final OpenWorks openWorks;

    RentalAdoption(AggregateStore store, MongoTemplate mongo, ResourceChanges changes, OpenWorks openWorks) {
        this.store = store;
        this.mongo = mongo;
        this.changes = changes;
        this.openWorks = openWorks;
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
                page -> page.stream().mapToLong(this::adopt).sum());
    }

    private long adopt(Resource rented) {
        Reservation reservation = mongo.findOne(
                Query.query(Criteria.where("resourceRef")
                                .is(rented.getReference())
                                .and("status")
                                .is(Reservation.ACTIVE))
                        .with(Sort.by(Sort.Direction.DESC, "createdAt", "_id")),
                Reservation.class);
        return reservation == null ? free(rented) : name(rented, reservation);
    }

    /** Bookkeeping: the version stays, for nothing changes that anybody could see. */
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
        Resource freed = changes.change(rented.getId(), resource -> {
            boolean unnamed = resource.status() == ResourceStatus.RENTED && resource.getRental() == null;
            if (unnamed) {
                resource.giveBack(openWorks.asked(resource));
            }
            return unnamed;
        });
        return freed.status() == ResourceStatus.RENTED ? 0 : 1;
    }
}
