package io.movers.resources.models;

import io.movers.common.data.AboutPerson;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** A maintenance of a resource. */
@AboutPerson("assignee")
@Document("maintenances")
@CompoundIndex(def = "{'assignee': 1, '_id': 1}")
@CompoundIndex(def = "{'resourceRef': 1, 'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'resourceRef': 1, 'status': 1, 'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'status': 1, 'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'createdAt': 1, '_id': 1}")
@CompoundIndex(def = "{'components.photo': 1}", sparse = true)
public class Maintenance extends WorkOrder {
    Maintenance() {}

    Maintenance(String id) {
        super(id);
    }
}
