package io.movers.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the {@code mongod} on the PATH, else with a {@link StandInMongod}. */
class MongodServerIT {
    @TempDir
    Path dir;

    @Test
    void dataOutlivesAStopAndAKill() throws Exception {
        try (MongodServer server = server()) {
            server.start();
            insert(server);
            server.stop();
            assertThat(server.isRunning()).isFalse();

            server.start();
            insert(server);
            server.kill();

            server.start();
            assertThat(count(server)).isEqualTo(2);
        }
    }

    @Test
    void serverThatDoesNotStartSaysWhy() throws Exception {
        Path program = Files.writeString(dir.resolve("mongod"), "#!/bin/sh\necho 'unknown option' \"$1\"; exit 2\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        var server = MongodServer.withoutExitHook(
                new MongodProgram(program), dir.resolve("data"), Ports.LOOPBACK, Ports.free());

        assertThatThrownBy(server::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mongod did not start")
                .hasMessageContaining("unknown option --dbpath");
    }

    private MongodServer server() throws Exception {
        Optional<MongodProgram> installed = MongodProgram.installed(System.getenv("PATH"));
        if (installed.isEmpty()) {
            System.out.println(
                    "NOT RUN: no mongod is on the PATH; that MongoDB itself takes our options is not tested.");
        }
        return MongodServer.withoutExitHook(
                installed.orElse(new MongodProgram(StandInMongod.install(dir.resolve("bin")))),
                dir.resolve("data"),
                Ports.LOOPBACK,
                Ports.free());
    }

    private static void insert(MongodServer server) {
        try (var client = MongoClients.create(server.uri())) {
            client.getDatabase("auth").getCollection("users").insertOne(new Document());
        }
    }

    private static long count(MongodServer server) {
        try (var client = MongoClients.create(server.uri())) {
            return client.getDatabase("auth").getCollection("users").countDocuments();
        }
    }
}
