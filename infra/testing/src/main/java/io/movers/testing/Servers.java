package io.movers.testing;

import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import io.movers.servers.TargetFolders;

/** A server that speaks the MongoDB protocol, a real broker, and a {@link Bus} on it. */
public record Servers(MongoServer mongo, NatsServer nats, Bus bus) implements AutoCloseable {
    public static Servers start() {
        return startWith(MongoServer.inMemory());
    }

    /** Starts a broker next to a database that already has content. */
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
