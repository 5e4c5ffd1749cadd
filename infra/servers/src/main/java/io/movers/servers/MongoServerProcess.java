package io.movers.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A {@link MongoServer} in its own JVM: it can be killed, and it survives when the JVM of a service is killed. */
public final class MongoServerProcess implements AutoCloseable {
    private final ChildJvm child;

    private MongoServerProcess(List<String> args) {
        this.child = ChildJvm.start(MongoServer.class, Map.of(), args);
    }

    public static MongoServerProcess inMemory() {
        return new MongoServerProcess(List.of());
    }

    public static MongoServerProcess onDisk(Path file) {
        return new MongoServerProcess(List.of(file.toString()));
    }

    public static MongoServerProcess onDisk(Path file, int port) {
        return new MongoServerProcess(List.of(file.toString(), Integer.toString(port)));
    }

    /** A server that acknowledges a write when it is on the disk. */
    public static MongoServerProcess durable(Path file) {
        return new MongoServerProcess(List.of(file.toString(), "0", "durable"));
    }

    public int port() {
        return Integer.parseInt(child.readyValue());
    }

    public String uri() {
        return "mongodb://" + Ports.LOOPBACK + ":" + port();
    }

    public String uri(String database) {
        return uri() + "/" + database;
    }

    public void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.close();
    }
}
