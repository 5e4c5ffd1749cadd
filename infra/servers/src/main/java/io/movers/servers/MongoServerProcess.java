package io.movers.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A {@link MongoServer} in its own JVM: it can be killed, and it survives when the JVM of a service is killed. */
public final class MongoServerProcess implements AutoCloseable {
    private final ChildJvm child;

    private MongoServerProcess(List<String> args) {
        this.child = ChildJvm.start(MongoServer.class, Map.of(), args);
    }

    private MongoServerProcess(ChildJvm child) {
        this.child = child;
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

    /** A server for long and heavy use: it compiles its code fully and has more memory. */
    public static MongoServerProcess forHeavyUse(Path file) {
        return new MongoServerProcess(ChildJvm.start(
                MongoServer.class,
                Map.of(),
                List.of("-XX:TieredStopAtLevel=4", "-Xmx768m"),
                List.of(file.toString()),
                Duration.ofSeconds(60)));
    }

    /** A server that acknowledges a write when it is on the disk. */
    public static MongoServerProcess durable(Path file) {
        return new MongoServerProcess(List.of(file.toString(), "0", "durable"));
    }

    /**
     * A server for tests of lost writes and full disks.
     *
     * @param commitDelayMillis what was acknowledged in that time before a kill may be lost; 0 loses nothing
     * @param full while this file exists, every write is refused as on a full disk
     */
    public static MongoServerProcess faulty(Path file, int port, int commitDelayMillis, Path full) {
        List<String> args =
                List.of(file.toString(), Integer.toString(port), Integer.toString(commitDelayMillis), full.toString());
        return new MongoServerProcess(
                ChildJvm.start(MongoServer.class, Map.of(), List.of("-Xmx768m"), args, Duration.ofSeconds(60)));
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

    public long pid() {
        return child.pid();
    }

    public void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.close();
    }
}
