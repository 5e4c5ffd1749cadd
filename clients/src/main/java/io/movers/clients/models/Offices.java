package io.movers.clients.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Finds offices. */
@Component
public class Offices {
    /** As the original shows them. */
    private static final Comparator<Office> LAST_NAME_FIRST =
            Comparator.comparing(Office::getName).reversed().thenComparing(Office::getId);

    private final MongoOperations mongo;

    Offices(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The office of that id, archived or not. */
    public @Nullable Office find(String id) {
        return mongo.findById(id, Office.class);
    }

    /** The offices of those ids, archived or not, in no order. */
    public List<Office> findAll(Collection<String> ids) {
        return mongo.find(query(where("_id").in(ids)), Office.class);
    }

    /** The live offices of the companies of those names. */
    public List<Office> liveOf(Collection<String> clients) {
        return mongo.find(query(where("client").in(clients).and("deletedAt").is(null)), Office.class).stream()
                .sorted(LAST_NAME_FIRST)
                .toList();
    }

    /** Ids of all offices of those companies, archived ones too. */
    public List<String> idsOf(Collection<String> clients) {
        return mongo.find(query(where("client").in(clients)), Office.class).stream()
                .map(Office::getId)
                .toList();
    }
}
