package io.movers.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A {@code mongod}, installed or downloaded, in a separate process with its data on disk. */
public final class MongodServer extends ServerProcess {
    private final Path program;

    private MongodServer(Path program, Path dir, String address, int port) {
        super(dir, address, port, MongodProgram.NAME);
        this.program = program;
    }

    /** A server that {@link #start()} starts and only {@link #close()} stops, for a caller with its own shutdown hook. */
    public static MongodServer withoutExitHook(MongodProgram program, Path dir, String address, int port) {
        return new MongodServer(program.path(), dir, address, port);
    }

    /** The address without a database: {@code mongodb://127.0.0.1:27017}. */
    public String uri() {
        return "mongodb://" + address() + ":" + port();
    }

    /** Small as on a developer's machine: the smallest cache that it takes, no line in its log for each connection. */
    @Override
    List<String> command(Path dir, String address, int port) {
        return List.of(
                program.toString(),
                "--dbpath",
                dir.toString(),
                "--bind_ip",
                address,
                "--port",
                Integer.toString(port),
                "--nounixsocket",
                "--quiet",
                "--wiredTigerCacheSizeGB",
                "0.25");
    }

    /** Longer than others: after a kill it first reads its journal. */
    @Override
    Duration startTimeout() {
        return Duration.ofMinutes(2);
    }

    @Override
    boolean isReady(String log) {
        return log.toLowerCase(Locale.ROOT).contains("waiting for connections");
    }
}
