package io.movers.resources.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.AggregateStore;
import io.movers.common.web.DateRange;
import io.movers.common.web.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code reservations} collection. */
@Repository
public class ReservationRepository {
    private final MongoOperations mongo;
    private final AggregateStore store;

    ReservationRepository(MongoOperations mongo, AggregateStore store) {
        this.mongo = mongo;
        this.store = store;
    }

    public Optional<Reservation> findById(String id) {
        return Optional.ofNullable(mongo.findById(id, Reservation.class));
    }

    /** Finds what a user has rented now, oldest first. */
    public List<Reservation> findActiveByUser(String userId) {
        Query active = query(where("userId").is(userId).and("status").is(Reservation.ACTIVE))
                .with(Sort.by("_id"));
        return mongo.find(active, Reservation.class);
    }

    /** Counts the reservations of a list. */
    public long count(@Nullable Collection<String> references, DateRange created) {
        Query listed = listed(references, created);
        return listed.getQueryObject().isEmpty()
                ? mongo.estimatedCount(Reservation.class)
                : mongo.count(listed, Reservation.class);
    }

    /** Finds a page of a list, oldest first. @param references those of the resources; null for all */
    public List<Reservation> find(@Nullable Collection<String> references, DateRange created, PageRequest page) {
        Query listed = listed(references, created)
                .with(Sort.by("createdAt", "_id"))
                .skip(page.skip())
                .limit(page.limit());
        return mongo.find(listed, Reservation.class);
    }

    private static Query listed(@Nullable Collection<String> references, DateRange created) {
        List<Criteria> parts = new ArrayList<>();
        if (references != null) {
            parts.add(where("resourceRef").in(references));
        }
        if (created.fromInclusive() != null) {
            parts.add(where("createdAt").gte(created.fromInclusive()));
        }
        if (created.toExclusive() != null) {
            parts.add(where("createdAt").lt(created.toExclusive()));
        }
        return parts.isEmpty() ? new Query() : query(new Criteria().andOperator(parts));
    }

    /** Finds the reservations that ended before that instant and may not have freed their resource yet. */
    public List<Reservation> findUnsettledBefore(Instant instant, int limit) {
        return mongo.find(
                query(where("unsettledAt").lt(instant))
                        .with(Sort.by("unsettledAt"))
                        .limit(limit),
                Reservation.class);
    }

    /** Records that the reservation has freed its resource. The version stays: no other service sees the mark. */
    public void markSettled(Reservation finished) {
        mongo.execute(
                Reservation.class,
                reservations -> reservations.updateOne(
                        new Document("_id", new ObjectId(finished.getId())),
                        new Document("$unset", new Document("unsettledAt", ""))));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException it was changed since it was read */
    public void save(Reservation reservation) {
        store.save(reservation);
    }
}
