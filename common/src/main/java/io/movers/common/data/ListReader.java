package io.movers.common.data;

import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/** Reads pages of lists that also tell how many rows there are, and counts only where the page itself does not show it. */
public class ListReader {
    private final MongoOperations mongo;
    private final CollectionSizes sizes;

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
        boolean isLast = rows.size() < limit && (skip == 0 || !rows.isEmpty());
        return new ListPage<>(rows, isLast ? skip + rows.size() : count(type, matching));
    }

    private long count(Class<?> type, Query matching) {
        return matching.getQueryObject().isEmpty() ? sizes.of(type) : mongo.count(Query.of(matching), type);
    }
}
