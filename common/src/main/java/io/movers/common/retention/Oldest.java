package io.movers.common.retention;

import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Finds what a {@link RetentionRule.Step} removes. */
public final class Oldest {
    private static final String ID = "_id";

    private Oldest() {}

    /**
     * The ids, as they are stored, of the documents that match and have the earliest times.
     *
     * @param old selects by {@code time} and perhaps other fields, which an index contains
     * @param time the stored field with the time
     */
    public static List<Object> ids(MongoOperations mongo, Class<?> type, Criteria old, String time, int most) {
        Query oldest = query(old).with(Sort.by(time)).limit(most);
        oldest.fields().include(ID);
        return mongo.find(oldest, Document.class, mongo.getCollectionName(type)).stream()
                .map(document -> document.get(ID))
                .toList();
    }
}
