package io.movers.resources.migration;

import io.movers.common.data.AggregateStore;
import io.movers.common.migration.DataMigration;
import io.movers.resources.models.Checkup;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceType;
import io.movers.resources.models.WorkKind;
import io.movers.resources.models.WorkOrder;
import io.movers.resources.services.CheckupPoller;
import io.movers.resources.services.ResourceTypeService;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Stores the due date of the next check-up in the resources of a Node database; the Node service kept it outside the
 * database. It is the type's number of days after the last check-up was completed or, without one, after the resource was
 * created.
 */
@Component
class CheckupBackfill implements DataMigration {
    private static final int PAGE = 200;

    private final AggregateStore store;
    private final MongoTemplate mongo;
    private final ResourceTypeService types;
    private final CheckupPoller poller;

    CheckupBackfill(AggregateStore store, MongoTemplate mongo, ResourceTypeService types, CheckupPoller poller) {
        this.store = store;
        this.mongo = mongo;
        this.types = types;
        this.poller = poller;
    }

    @Override
    public String name() {
        return "check-ups that were not scheduled";
    }

    /** Schedules the check-up of every resource that has none scheduled and none open. */
    @Override
    public long takeOver() {
        Map<String, Optional<ResourceType>> known = new HashMap<>();
        Query unscheduled = Query.query(
                Criteria.where("nextCheckupAt").is(null).and("deletedAt").is(null));
        unscheduled.fields().include("type", "reference", "createdAt", "version", "openCheckup");
        long scheduled = store.forEachPage(Resource.class, unscheduled, PAGE, page -> schedule(page, known));
        poller.noteChange();
        return scheduled;
    }

    private long schedule(List<Resource> page, Map<String, Optional<ResourceType>> known) {
        List<String> references = page.stream().map(Resource::getReference).toList();
        Set<String> open = open(references);
        Map<String, Instant> completed = completed(references);
        long added = 0;
        for (Resource resource : page) {
            ResourceType type = known.computeIfAbsent(resource.getType(), name -> types.ofResource(resource))
                    .orElse(null);
            Instant checked = completed.getOrDefault(resource.getReference(), created(resource));
            Instant due = type == null ? null : type.nextCheckup(checked);
            if (due != null && !resource.hasOpen(WorkKind.CHECKUP) && !open.contains(resource.getReference())) {
                added += schedule(resource, due);
            }
        }
        return added;
    }

    /** The references of the resources that have an open check-up. */
    private Set<String> open(List<String> references) {
        Query open = Query.query(Criteria.where("resourceRef")
                .in(references)
                .and("status")
                .in(WorkOrder.PENDING, WorkOrder.IN_PROGRESS));
        return new HashSet<>(mongo.findDistinct(open, "resourceRef", Checkup.class, String.class));
    }

    /** When the last check-up of each of the resources was completed. */
    private Map<String, Instant> completed(List<String> references) {
        Aggregation last = Aggregation.newAggregation(
                Aggregation.match(Criteria.where("resourceRef")
                        .in(references)
                        .and("status")
                        .is(WorkOrder.COMPLETED)),
                Aggregation.group("resourceRef").max("completedAt").as("completedAt"));
        Map<String, Instant> completed = new HashMap<>();
        for (Document row : mongo.aggregate(last, Checkup.class, Document.class)) {
            Date at = row.getDate("completedAt");
            if (at != null) {
                completed.put(row.getString("_id"), at.toInstant());
            }
        }
        return completed;
    }

    private static Instant created(Resource resource) {
        Instant created = resource.getCreatedAt();
        return created == null ? new ObjectId(resource.getId()).getDate().toInstant() : created;
    }

    /** The version stays, because nothing visible changes. So does a due date that another replica has set. */
    private long schedule(Resource resource, Instant due) {
        Document unchanged = AggregateStore.unchanged(resource).append("nextCheckupAt", null);
        Document scheduled = new Document("$set", new Document("nextCheckupAt", Date.from(due)));
        return Objects.requireNonNull(
                        mongo.execute(Resource.class, resources -> resources.updateOne(unchanged, scheduled)))
                .getModifiedCount();
    }
}
