package io.movers.common.data;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Reads pages of lists that also tell how many rows there are, and counts only where the page itself does not show it. A list of everything
 * takes the size that the database keeps. A long one of everything live subtracts what is archived from it, because counting the live documents
 * would read them all.
 */
public class ListReader {
    private static final long LONG = 2_000;
    private static final String ARCHIVED_AT = "deletedAt";
    private static final Document LIVE = new Document(ARCHIVED_AT, null);
    private static final Document ONLY_LIVE = new Document("$and", List.of(LIVE));

    private final MongoOperations mongo;
    private final CollectionSizes sizes;
    private final Set<Class<?>> longLists = ConcurrentHashMap.newKeySet();

    ListReader(MongoOperations mongo, CollectionSizes sizes) {
        this.mongo = mongo;
        this.sizes = sizes;
    }

    /**
     * Reads a page.
     *
     * @param type the stored documents
     * @param matching the whole list in its order, without bounds
     * @param skip how many rows come before the first
     * @param limit the largest number of rows, at least 1
     */
    public <T> ListPage<T> read(Class<? extends T> type, Query matching, long skip, int limit) {
        List<T> rows = List.copyOf(mongo.find(Query.of(matching).skip(skip).limit(limit), type));
        long upToHere = rows.isEmpty() ? 0 : skip + rows.size();
        boolean isLast = rows.size() < limit && (skip == 0 || !rows.isEmpty());
        return new ListPage<>(rows, isLast ? upToHere : Math.max(upToHere, count(type, matching)));
    }

    private long count(Class<?> type, Query matching) {
        Document conditions = matching.getQueryObject();
        if (conditions.isEmpty()) {
            return sizes.of(type);
        }
        return conditions.equals(LIVE) || conditions.equals(ONLY_LIVE)
                ? countLive(type)
                : mongo.count(Query.of(matching), type);
    }

    /** Two commands, so they pay only for a long list. */
    private long countLive(Class<?> type) {
        if (longLists.contains(type)) {
            Query archived = Query.query(Criteria.where(ARCHIVED_AT).gte(Instant.EPOCH));
            return sizes.of(type) - mongo.count(archived, type);
        }
        long live = mongo.count(Query.query(Criteria.where(ARCHIVED_AT).is(null)), type);
        if (live >= LONG) {
            longLists.add(type);
        }
        return live;
    }
}
