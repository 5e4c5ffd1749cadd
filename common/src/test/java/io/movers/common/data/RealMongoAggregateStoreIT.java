package io.movers.common.data;

import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * Runs the tests on MongoDB itself, in a container, but only on request: if images cannot be pulled, the attempt would take
 * minutes and fail.
 */
@EnabledIf(value = "isAskedFor", disabledReason = "MOVERS_CONTAINERS is not true")
class RealMongoAggregateStoreIT extends AggregateStoreCases {
    private final MongoDBContainer mongo = new MongoDBContainer("mongo:8.0");

    static boolean isAskedFor() {
        boolean asked = Boolean.parseBoolean(System.getenv("MOVERS_CONTAINERS"));
        if (!asked) { // the build's output contains no reason for a skipped test
            System.out.println("NOT RUN: MOVERS_CONTAINERS is not true; the store is not tested on MongoDB itself.");
        }
        return asked;
    }

    @Override
    String startServer() {
        mongo.start();
        return mongo.getConnectionString();
    }

    @Override
    void stopServer() {
        mongo.stop();
    }
}
