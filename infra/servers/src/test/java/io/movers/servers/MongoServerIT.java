package io.movers.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoServerIT {
    @TempDir
    Path dir;

    @Test
    void dataOnDiskIsThereAgain() {
        Path file = dir.resolve("data.mv");
        try (var server = MongoServer.onDisk(file);
                var client = MongoClients.create(server.uri())) {
            insert(client);
        }
        try (var server = MongoServer.onDisk(file);
                var client = MongoClients.create(server.uri("auth"))) {
            assertThat(count(client)).isEqualTo(1);
        }
    }

    @Test
    void committedWritesSurviveAKill() {
        Path file = dir.resolve("data.mv");
        try (var server = MongoServerProcess.onDisk(file);
                var client = MongoClients.create(server.uri())) {
            insert(client);
            // One commit interval later, the first write is in the file.
            long until = System.nanoTime() + 10L * MongoServer.COMMIT_DELAY_MILLIS * 1_000_000;
            while (System.nanoTime() < until) {
                count(client);
            }
            server.kill();
        }
        try (var server = MongoServer.onDisk(file);
                var client = MongoClients.create(server.uri())) {
            assertThat(count(client)).isEqualTo(1);
        }
    }

    @Test
    void aFileInUseIsRefused() {
        Path file = dir.resolve("data.mv");
        try (var server = MongoServerProcess.onDisk(file)) {
            assertThat(server.port()).isPositive();
            assertThatThrownBy(() -> MongoServer.onDisk(file)).hasMessageContaining("locked");
        }
    }

    @Test
    void serversInMemoryAreApart() {
        try (var one = MongoServer.inMemory();
                var other = MongoServer.inMemory();
                var client = MongoClients.create(one.uri());
                var otherClient = MongoClients.create(other.uri())) {
            insert(client);
            assertThat(count(client)).isEqualTo(1);
            assertThat(count(otherClient)).isZero();
        }
    }

    private static void insert(MongoClient client) {
        client.getDatabase("auth").getCollection("users").insertOne(new Document("email", "ana@example.com"));
    }

    private static long count(MongoClient client) {
        return client.getDatabase("auth").getCollection("users").countDocuments();
    }
}
