package io.movers.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import io.movers.servers.Ports;
import io.movers.servers.StandInMongod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a {@link StandInMongod}, because MongoDB itself is on few machines. */
class LocalDatabaseIT {
    @TempDir
    Path dir;

    @Test
    void installedProgramIsUsedAndKeepsItsData() throws IOException {
        String path = StandInMongod.install(dir.resolve("bin")).getParent().toString();

        try (var database = LocalDatabase.start(config("auto", path))) {
            assertThat(database.description())
                    .isEqualTo(dir.resolve("bin/mongod").toString());
            insert(database);
        }
        assertThat(dir.resolve("data/mongo.mv")).doesNotExist();
        try (var database = LocalDatabase.start(config("installed", path))) {
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void dataOfTheEmbeddedDatabaseStaysInUseWhenAProgramIsInstalledLater() throws IOException {
        try (var database = LocalDatabase.start(config("auto", ""))) {
            assertThat(database.description()).isEqualTo("embedded");
            insert(database);
        }
        String path = StandInMongod.install(dir.resolve("bin")).getParent().toString();
        try (var database = LocalDatabase.start(config("auto", path))) {
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void missingMongodIsReported() {
        assertThatThrownBy(() -> LocalDatabase.start(config("installed", "")))
                .isInstanceOf(SuiteException.class)
                .hasMessage("MONGO is \"installed\", but no mongod of version 4.2 or later is on the PATH");
    }

    @Test
    void dataOfAMissingMongodIsNotHidden() throws IOException {
        Files.createDirectories(dir.resolve("data/mongod"));
        Files.writeString(dir.resolve("data/mongod/WiredTiger"), "");

        assertThatThrownBy(() -> LocalDatabase.start(config("auto", "")))
                .isInstanceOf(SuiteException.class)
                .hasMessageContaining("set MONGO to \"download\"");
    }

    private SuiteConfig config(String choice, String path) {
        return SuiteConfig.fromEnvironment(Map.of(
                "MONGO",
                choice,
                "PATH",
                path,
                "DATA_DIR",
                dir.resolve("data").toString(),
                "MONGO_PORT",
                Integer.toString(Ports.free())));
    }

    private static void insert(LocalDatabase database) {
        try (var client = MongoClients.create(database.uri())) {
            client.getDatabase("auth").getCollection("users").insertOne(new Document());
        }
    }

    private static long count(LocalDatabase database) {
        try (var client = MongoClients.create(database.uri())) {
            return client.getDatabase("auth").getCollection("users").countDocuments();
        }
    }
}
