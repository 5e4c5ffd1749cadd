package io.movers.resources.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.AggregateStore;
import io.movers.common.data.ListPage;
import io.movers.common.data.ListReader;
import io.movers.common.security.CompanyScope;
import io.movers.common.web.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code reservations} collection. */
@Repository
public class ReservationRepository {
    private static final Sort OLDEST_FIRST = Sort.by("createdAt", "_id");

    private final MongoOperations mongo;
    private final AggregateStore store;
    private final ListReader lists;

    ReservationRepository(MongoOperations mongo, AggregateStore store, ListReader lists) {
        this.mongo = mongo;
        this.store = store;
        this.lists = lists;
    }

    public Optional<Reservation> findById(String id) {
        return Optional.ofNullable(mongo.findById(id, Reservation.class));
    }

    /** Finds the active reservations of a user, oldest first. */
    public List<Reservation> findActiveByUser(String userId) {
        Query active = query(where("userId").is(userId).and("status").is(Reservation.ACTIVE))
                .with(Sort.by("_id"));
        return mongo.find(active, Reservation.class);
    }

    /** Finds a page of a list, oldest first. */
    public ListPage<Reservation> find(ReservationFilter filter, CompanyScope scope, PageRequest page) {
        return lists.read(Reservation.class, listed(filter, scope).with(OLDEST_FIRST), page.skip(), page.limit());
    }

    private static Query listed(ReservationFilter filter, CompanyScope scope) {
        List<Criteria> parts = new ArrayList<>();
        String client = filter.client();
        if (client != null && !client.isEmpty()) {
            Criteria company = where("client");
            parts.add(scope.includes(client) ? company.is(client) : company.in(List.of()));
        } else if (!scope.all()) {
            parts.add(where("client").in(scope.names()));
        }
        if (filter.created().fromInclusive() != null) {
            parts.add(where("createdAt").gte(filter.created().fromInclusive()));
        }
        if (filter.created().toExclusive() != null) {
            parts.add(where("createdAt").lt(filter.created().toExclusive()));
        }
        return parts.isEmpty() ? new Query() : query(new Criteria().andOperator(parts));
    }

    /** Finds active reservations that were never published, oldest first. */
    public List<Reservation> findUnpublishedActive(int limit) {
        return unpublished(where("publishedStatus").is(null).and("status").is(Reservation.ACTIVE), limit);
    }

    /** Finds reservations that were published as active and whose end was not published, oldest first. */
    public List<Reservation> findUnpublishedReturns(int limit) {
        return unpublished(
                where("publishedStatus").is(Reservation.ACTIVE).and("status").is(Reservation.FINISHED), limit);
    }

    /** Finds finished reservations created since that instant that were never published, oldest first. */
    public List<Reservation> findUnpublishedFinishedSince(Instant instant, int limit) {
        return unpublished(
                where("publishedStatus")
                        .is(null)
                        .and("status")
                        .is(Reservation.FINISHED)
                        .and("createdAt")
                        .gte(instant),
                limit);
    }

    private List<Reservation> unpublished(Criteria criteria, int limit) {
        return mongo.find(query(criteria).with(OLDEST_FIRST).limit(limit), Reservation.class);
    }

    /** Finds some active reservations of the company of that name. */
    public List<Reservation> findActiveByClient(String client, int limit) {
        return mongo.find(
                query(where("client").is(client).and("status").is(Reservation.ACTIVE))
                        .limit(limit),
                Reservation.class);
    }

    /** Renames a company in its finished reservations. The version stays, because no event announces this. */
    public void renameClientOfFinished(String former, String name) {
        mongo.updateMulti(
                query(where("client").is(former).and("status").is(Reservation.FINISHED)),
                Update.update("client", name),
                Reservation.class);
    }

    /** Finds the reservations that ended before that instant and may not have freed their resource yet. */
    public List<Reservation> findUnsettledBefore(Instant instant, int limit) {
        return mongo.find(
                query(where("unsettledAt").lt(instant))
                        .with(Sort.by("unsettledAt"))
                        .limit(limit),
                Reservation.class);
    }

    /** Records that the reservations have freed their resources. The version stays, because no other service sees the mark. */
    public void markSettled(List<Reservation> finished) {
        List<ObjectId> ids =
                finished.stream().map(Reservation::getId).map(ObjectId::new).toList();
        mongo.execute(
                Reservation.class,
                reservations -> reservations.updateMany(
                        new Document("_id", new Document("$in", ids)),
                        new Document("$unset", new Document("unsettledAt", ""))));
    }

    /** Lets the reservation of a rental stand for the stored one; see {@link AggregateStore#assumeStored}. */
    public void assumeStored(Reservation asCreated) {
        store.assumeStored(asCreated);
    }
}
