package io.movers.resources.models;

import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** A repair of a resource. */
@Document("repairs")
@CompoundIndex(def = "{'resourceRef': 1, 'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'resourceRef': 1, 'status': 1, 'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'status': 1, 'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'components.photo': 1}", sparse = true)
public class Repair extends WorkOrder {
    Repair() {}

    Repair(String id) {
        super(id);
    }
}
