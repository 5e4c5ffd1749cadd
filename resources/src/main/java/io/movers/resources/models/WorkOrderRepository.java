package io.movers.resources.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.AggregateStore;
import io.movers.common.data.ListPage;
import io.movers.common.data.ListReader;
import io.movers.common.web.DateRange;
import io.movers.common.web.PageRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code checkups}, {@code repairs} and {@code maintenances} collections. */
@Repository
public class WorkOrderRepository {
    private static final Sort OLDEST_FIRST = Sort.by("createdAt", "_id");
    private static final List<String> NOT_APPROVED =
            List.of(WorkOrder.PENDING, WorkOrder.IN_PROGRESS, WorkOrder.COMPLETED);

    private final MongoOperations mongo;
    private final AggregateStore store;
    private final ListReader lists;

    WorkOrderRepository(MongoOperations mongo, AggregateStore store, ListReader lists) {
        this.mongo = mongo;
        this.store = store;
        this.lists = lists;
    }

    public Optional<WorkOrder> findById(WorkKind kind, String id) {
        return Optional.ofNullable(mongo.findById(id, kind.type()));
    }

    /** Finds all work of a kind on those resources, oldest first. */
    public List<WorkOrder> findByResources(WorkKind kind, Collection<String> references) {
        Query onThem = query(where("resourceRef").in(references)).with(OLDEST_FIRST);
        return List.copyOf(mongo.find(onThem, kind.type()));
    }

    /**
     * Finds the statuses of the work on a resource that is not approved yet.
     *
     * @param exceptId work to ignore
     */
    public List<String> findOpenStatuses(WorkKind kind, String reference, @Nullable String exceptId) {
        Query others = query(where("resourceRef")
                .is(reference)
                .and("status")
                .in(NOT_APPROVED)
                .and("_id")
                .ne(exceptId));
        return mongo.findDistinct(others, "status", kind.type(), String.class);
    }

    /**
     * Finds a page of a history, oldest first.
     *
     * @param references references of the resources; null for all
     * @param status null or empty for every status
     */
    public ListPage<WorkOrder> find(
            WorkKind kind,
            @Nullable Collection<String> references,
            @Nullable String status,
            DateRange created,
            PageRequest page) {
        Query history = history(references, status, created).with(OLDEST_FIRST);
        return lists.read(kind.type(), history, page.skip(), page.limit());
    }

    private static Query history(@Nullable Collection<String> references, @Nullable String status, DateRange created) {
        List<Criteria> parts = new ArrayList<>();
        if (references != null) {
            parts.add(where("resourceRef").in(references));
        }
        if (status != null && !status.isEmpty()) {
            parts.add(where("status").is(status));
        }
        if (created.fromInclusive() != null) {
            parts.add(where("createdAt").gte(created.fromInclusive()));
        }
        if (created.toExclusive() != null) {
            parts.add(where("createdAt").lt(created.toExclusive()));
        }
        return parts.isEmpty() ? new Query() : query(new Criteria().andOperator(parts));
    }

    /**
     * Stores the change.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException it was changed since it was read
     */
    public void save(WorkOrder order) {
        store.save(order);
    }
}
