package io.movers.local.replay;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The databases of the services. */
interface Stores {

    /**
     * The documents in extended notation, {@code {"$oid":…}} and {@code {"$date":…}}, in natural order.
     *
     * @param collection {@code <service>.<collection>}
     */
    List<JsonNode> find(String collection, JsonNode filter);

    /** Lets scheduled work of a resource fall due now. */
    void makeDue(String resourceId);

    /** Empties every collection but the seed lists. */
    void clear();
}
