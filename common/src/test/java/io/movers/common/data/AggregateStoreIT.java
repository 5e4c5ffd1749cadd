package io.movers.common.data;

import io.movers.servers.MongoServer;

/** Runs the tests on the embedded server. */
class AggregateStoreIT extends AggregateStoreCases {
    private final MongoServer server = MongoServer.inMemory();

    @Override
    String startServer() {
        return server.uri("aggregates");
    }

    @Override
    void stopServer() {
        server.close();
    }
}
