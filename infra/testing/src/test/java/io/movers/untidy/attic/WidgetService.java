package io.movers.untidy.attic;

import io.nats.client.Connection;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Neither in its room nor marked; it talks to the database and to the broker. */
record WidgetService(MongoTemplate database, Connection broker) {}
