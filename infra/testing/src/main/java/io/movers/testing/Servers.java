package io.movers.testing;

import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import io.movers.servers.TargetFolders;

/** A real MongoDB-protocol server and a real broker, with an ear on it. */
public record Servers(MongoServer mongo, NatsServer nats, Bus bus) implements AutoCloseable {
    public static Servers start() {
        return startWith(MongoServer.inMemory());
    }

    /** With a database that holds something already. */
    public static Servers startWith(MongoServer mongo) {
        NatsServer nats = NatsServer.start(TargetFolders.temporary("nats"));
        return new Servers(mongo, nats, new Bus(nats.url()));
    }

    @Override
    public void close() {
        bus.close();
        nats.close();
        mongo.close();
    }
}
