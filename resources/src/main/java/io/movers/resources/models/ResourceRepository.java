package io.movers.resources.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import io.movers.common.data.AggregateStore;
import io.movers.common.data.ListPage;
import io.movers.common.data.ListReader;
import io.movers.common.security.CompanyScope;
import io.movers.common.web.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.BasicQuery;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code resources} collection. */
@Repository
public class ResourceRepository {
    private static final Sort OLDEST_FIRST = Sort.by("createdAt", "_id");

    private final MongoOperations mongo;
    private final ListReader lists;

    ResourceRepository(MongoOperations mongo, ListReader lists) {
        this.mongo = mongo;
        this.lists = lists;
    }

    public Optional<Resource> findById(String id) {
        return Optional.ofNullable(mongo.findById(id, Resource.class));
    }

    /** Finds a resource by its reference. A database taken over from Node may contain several; any of them is found. */
    public Optional<Resource> findByReference(String reference) {
        return Optional.ofNullable(mongo.findOne(query(where("reference").is(reference)), Resource.class));
    }

    public List<Resource> findByReferences(Collection<String> references) {
        return mongo.find(query(where("reference").in(references)), Resource.class);
    }

    /** Finds the resource that is rented under that reservation. */
    public Optional<Resource> findByRental(String reservationId) {
        // Spring Data would look for the field "rental._id".
        Query rented = new BasicQuery(new Document("rental.id", reservationId));
        return Optional.ofNullable(mongo.findOne(rented, Resource.class));
    }

    /** Finds a page of the live resources of a list, oldest first. */
    public ListPage<Resource> find(FleetFilter filter, CompanyScope scope, PageRequest page) {
        Query listed = listed(filter, scope);
        if (isNone(filter.reference())) {
            listed.with(OLDEST_FIRST);
        }
        return lists.read(Resource.class, listed, page.skip(), page.limit());
    }

    private static Query listed(FleetFilter filter, CompanyScope scope) {
        List<Criteria> parts = new ArrayList<>();
        parts.add(where("deletedAt").is(null));
        narrow(parts, scope, filter.client(), filter.office());
        String status = filter.status();
        if (status != null && !status.isEmpty()) {
            parts.add(where("status").in(ResourceStatus.listedAs(status)));
        }
        if (!isNone(filter.type())) {
            parts.add(where("type").is(filter.type()));
        }
        if (!isNone(filter.reference())) {
            parts.add(where("reference").is(filter.reference()));
        }
        if (filter.created().fromInclusive() != null) {
            parts.add(where("createdAt").gte(filter.created().fromInclusive()));
        }
        if (filter.created().toExclusive() != null) {
            parts.add(where("createdAt").lt(filter.created().toExclusive()));
        }
        return query(new Criteria().andOperator(parts));
    }

    /**
     * Finds the references of the resources in a history, including deleted ones.
     *
     * @param limit the most to find
     * @return null if there is no restriction, which means the whole fleet
     */
    public @Nullable List<String> findReferences(WorkHistoryFilter filter, CompanyScope scope, int limit) {
        String reference = filter.resourceRef();
        if (scope.all() && isNone(filter.client()) && isNone(filter.office())) {
            return reference == null || reference.isEmpty() ? null : List.of(reference);
        }
        List<Criteria> parts = new ArrayList<>();
        if (!isNone(reference)) {
            parts.add(where("reference").is(reference));
        }
        narrow(parts, scope, filter.client(), filter.office());
        Query query = query(new Criteria().andOperator(parts)).limit(limit);
        query.fields().include("reference").exclude("_id");
        return mongo.find(query, Document.class, mongo.getCollectionName(Resource.class)).stream()
                .map(resource -> resource.getString("reference"))
                .distinct()
                .toList();
    }

    private static void narrow(
            List<Criteria> parts, CompanyScope scope, @Nullable String client, @Nullable String office) {
        if (!isNone(client)) {
            Criteria company = where("client");
            parts.add(scope.includes(client) ? company.is(client) : company.in(List.of()));
        } else if (!scope.all()) {
            parts.add(where("client").in(scope.names()));
        }
        if (!isNone(office)) {
            parts.add(where("office").is(office));
        }
    }

    /** Whether live resources of that type exist, in that company or (if it is null or empty) in any. */
    public boolean existsLive(String type, @Nullable String client) {
        Criteria live = where("type").is(type).and("deletedAt").is(null);
        return mongo.exists(query(isNone(client) ? live : live.and("client").is(client)), Resource.class);
    }

    /** Finds some resources of the type with that name, including deleted ones. */
    public List<Resource> findByType(String type, int limit) {
        return mongo.find(query(where("type").is(type)).limit(limit), Resource.class);
    }

    /** Finds some resources of the company with that name, including deleted ones. */
    public List<Resource> findByClient(String client, int limit) {
        return mongo.find(query(where("client").is(client)).limit(limit), Resource.class);
    }

    /** Finds the resources whose dependent documents have been out of date since before that instant, oldest first. */
    public List<Resource> findUnsettledBefore(Instant instant, int limit) {
        return mongo.find(
                query(where("unsettledAt").lt(instant))
                        .with(Sort.by("unsettledAt"))
                        .limit(limit),
                Resource.class);
    }

    /** Finds the resources whose check-up is due, those due longest first. */
    public List<Resource> findCheckupsDue(Instant now, int limit) {
        return mongo.find(
                query(where("nextCheckupAt").lte(now))
                        .with(Sort.by("nextCheckupAt"))
                        .limit(limit),
                Resource.class);
    }

    /** Finds when the next check-up falls due. */
    public Optional<Instant> findEarliestCheckup() {
        Query earliest = query(where("nextCheckupAt").exists(true)).with(Sort.by("nextCheckupAt"));
        earliest.fields().include("nextCheckupAt");
        return Optional.ofNullable(mongo.findOne(earliest, Document.class, mongo.getCollectionName(Resource.class)))
                .map(resource -> resource.getDate("nextCheckupAt").toInstant());
    }

    /** Postpones a due check-up. The version stays, because no other service sees the due date. */
    public void postponeCheckup(Resource due, Instant until) {
        Instant known = due.getNextCheckupAt();
        if (known != null) {
            Document unchanged =
                    new Document("_id", new ObjectId(due.getId())).append("nextCheckupAt", Date.from(known));
            Document later = new Document("$set", new Document("nextCheckupAt", Date.from(until)));
            mongo.execute(Resource.class, resources -> resources.updateOne(unchanged, later));
        }
    }

    /**
     * Records that the dependent documents are up to date, unless a resource has changed since. The version stays, because no
     * other service sees the mark.
     */
    public void markSettled(Collection<Resource> settled) {
        List<UpdateOneModel<Document>> updates = settled.stream()
                .map(resource ->
                        new UpdateOneModel<Document>(AggregateStore.unchanged(resource), withoutMark(resource)))
                .toList();
        mongo.execute(Resource.class, resources -> resources.bulkWrite(updates, new BulkWriteOptions().ordered(false)));
    }

    private static Document withoutMark(Resource resource) {
        Document gone = new Document("unsettledAt", "").append("newDocuments", "");
        for (WorkKind kind : WorkKind.values()) {
            OpenWork work = resource.work(kind);
            if (work != null && kind.isClosed(work.status())) {
                gone.append(kind.field(), "");
            }
        }
        return new Document("$unset", gone);
    }

    private static boolean isNone(@Nullable String parameter) {
        return Objects.requireNonNullElse(parameter, "").isEmpty();
    }
}
