package io.movers.common.data;

import io.movers.servers.MongoServer;

/** On the server that the suite brings along. */
class AggregateStoreIT extends AggregateStoreCases {
    private final MongoServer server = MongoServer.inMemory();

    @Override
    String startServer() {
        return server.uri();
    }

    @Override
    void stopServer() {
        server.close();
    }
}
