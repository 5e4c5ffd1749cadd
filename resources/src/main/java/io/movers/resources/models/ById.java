package io.movers.resources.models;

import org.springframework.data.mongodb.core.query.Query;

/** Queries over the index of the ids. */
final class ById {
    private ById() {}

    /**
     * All documents of a collection, to be counted. This reads the index of the ids and no document. The size that the database keeps beside
     * a collection costs less, but may be wrong after the database has crashed.
     */
    static Query all() {
        return new Query().withHint("_id_");
    }
}
