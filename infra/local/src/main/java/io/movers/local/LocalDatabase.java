package io.movers.local;

import io.movers.servers.MongoServer;
import io.movers.servers.MongodProgram;
import io.movers.servers.MongodServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The database that the suite starts and stops: the embedded one, with its data in {@code mongo.mv}, or a {@code mongod}, with its data in
 * {@code mongod}.
 *
 * @param uri the address without a database
 * @param description {@code embedded}, or the program
 * @param stop stops it
 */
record LocalDatabase(String uri, String description, Runnable stop) implements AutoCloseable {
    /**
     * Starts it.
     *
     * @throws io.movers.servers.PortInUseException its port is not free
     * @throws SuiteException the requested one is missing
     * @throws IllegalStateException it does not start, or cannot be downloaded; the message is meant for the user
     */
    static LocalDatabase start(SuiteConfig config) {
        Path embeddedData = config.dataDir().resolve("mongo.mv");
        Path mongodData = config.dataDir().resolve("mongod");
        return switch (config.database()) {
            case EMBEDDED -> embedded(config, embeddedData);
            case INSTALLED ->
                mongod(
                        config,
                        installed(config)
                                .orElseThrow(
                                        () -> new SuiteException(
                                                "MONGO is \"installed\", but no mongod of version 4.2 or later is on the PATH")),
                        mongodData);
            case DOWNLOAD -> mongod(config, MongodProgram.downloaded(), mongodData);
            case AUTO -> {
                if (Files.exists(embeddedData)) {
                    yield embedded(config, embeddedData);
                }
                var installed = installed(config);
                if (installed.isEmpty() && Files.exists(mongodData.resolve("WiredTiger"))) {
                    throw new SuiteException(
                            "The data in " + mongodData + " needs a mongod, and none is on the PATH: set MONGO to"
                                    + " \"download\" to get one, or to \"embedded\" to begin without data");
                }
                yield installed.isPresent()
                        ? mongod(config, installed.get(), mongodData)
                        : embedded(config, embeddedData);
            }
        };
    }

    private static LocalDatabase embedded(SuiteConfig config, Path file) {
        MongoServer server = config.commitEveryWrite()
                ? MongoServer.durable(file, config.bindAddress(), config.mongoPort())
                : MongoServer.onDisk(file, config.bindAddress(), config.mongoPort());
        return new LocalDatabase(
                "mongodb://" + config.reachableAddress() + ":" + server.port(), "embedded", server::close);
    }

    private static LocalDatabase mongod(SuiteConfig config, MongodProgram program, Path folder) {
        var server = MongodServer.withoutExitHook(program, folder, config.bindAddress(), config.mongoPort());
        server.start();
        return new LocalDatabase(
                "mongodb://" + config.reachableAddress() + ":" + server.port(),
                program.path().toString(),
                server::close);
    }

    private static Optional<MongodProgram> installed(SuiteConfig config) {
        return MongodProgram.installed(config.environment().getOrDefault("PATH", ""));
    }

    @Override
    public void close() {
        stop.run();
    }
}
