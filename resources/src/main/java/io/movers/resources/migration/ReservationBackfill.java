package io.movers.resources.migration;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.UpdateOneModel;
import io.movers.common.data.AggregateStore;
import io.movers.common.migration.DataMigration;
import io.movers.resources.models.Reservation;
import io.movers.resources.models.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Stores the resource's id and company in the reservations of a Node database, which contain only its reference. The list of
 * reservations is filtered by the company.
 */
@Component
class ReservationBackfill implements DataMigration {
    private static final int PAGE = 200;

    private final AggregateStore store;
    private final MongoTemplate mongo;

    ReservationBackfill(AggregateStore store, MongoTemplate mongo) {
        this.store = store;
        this.mongo = mongo;
    }

    @Override
    public String name() {
        return "reservations without a resource id";
    }

    @Override
    public long takeOver() {
        Query missing = query(where("resourceId").is(null));
        missing.fields().include("resourceRef", "__v", "version");
        return store.forEachPage(Reservation.class, missing, PAGE, this::backfill);
    }

    private long backfill(List<Reservation> page) {
        List<String> references =
                page.stream().map(Reservation::getResourceRef).distinct().toList();
        Query named = query(where("reference").in(references));
        named.fields().include("reference", "client");
        Map<String, Resource> resources = mongo.find(named, Resource.class).stream()
                .collect(Collectors.toMap(Resource::getReference, resource -> resource, (first, second) -> first));
        List<UpdateOneModel<Document>> updates = new ArrayList<>();
        for (Reservation reservation : page) {
            Resource resource = resources.get(reservation.getResourceRef());
            if (resource != null) {
                updates.add(update(reservation, resource));
            }
        }
        if (updates.isEmpty()) {
            return 0;
        }
        return Objects.requireNonNull(mongo.execute(Reservation.class, reservations -> reservations.bulkWrite(updates)))
                .getModifiedCount();
    }

    /** The version stays, because nothing visible changes. */
    private static UpdateOneModel<Document> update(Reservation reservation, Resource resource) {
        return new UpdateOneModel<>(
                new Document("_id", new ObjectId(reservation.getId())).append("resourceId", null),
                new Document(
                        "$set", new Document("resourceId", resource.getId()).append("client", resource.getClient())));
    }
}
