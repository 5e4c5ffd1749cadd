package io.movers.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoServerIT {
    @TempDir
    Path dir;

    @Test
    void dataOnDiskSurvivesARestart() {
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
    void everyAcknowledgedWriteOfADurableServerSurvivesAKill() throws Exception {
        for (int round = 0; round < 3; round++) {
            Path file = dir.resolve("durable" + round + ".mv");
            AtomicLong acknowledged = new AtomicLong();
            MongoServerProcess server = MongoServerProcess.durable(file);
            try (server;
                    var client = MongoClients.create(server.uri())) {
                MongoCollection<Document> users = client.getDatabase("auth").getCollection("users");
                Thread writer = new Thread(() -> {
                    try {
                        while (true) {
                            users.insertOne(new Document("_id", acknowledged.get() + 1));
                            acknowledged.incrementAndGet();
                        }
                    } catch (MongoException e) {
                        // The server is gone.
                    }
                });
                writer.start();
                await().until(() -> acknowledged.get() > 50);
                server.kill();
                writer.join();
            }
            try (var again = MongoServer.onDisk(file);
                    var client = MongoClients.create(again.uri())) {
                assertThat(count(client)).isBetween(acknowledged.get(), acknowledged.get() + 1);
            }
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

    @Test
    void aLookUpByKeyWithAGuardHeedsTheGuardAndIsNotAScan() {
        try (var server = MongoServer.inMemory();
                var client = MongoClients.create(server.uri())) {
            MongoCollection<Document> users = client.getDatabase("auth").getCollection("users");
            users.createIndex(
                    new Document("email", 1), new IndexOptions().unique(true).sparse(true));
            users.insertMany(IntStream.range(0, 10_000)
                    .mapToObj(i -> new Document("_id", i).append("version", 0).append("email", "e" + i))
                    .toList());
            var change = new Document("$inc", new Document("version", 1));
            time(i -> users.updateOne(new Document("_id", i), change)); // not the first of everything
            Duration byKey = time(i -> users.updateOne(new Document("_id", i), change));
            Duration guarded = time(i -> {
                assertThat(users.updateOne(new Document("_id", i).append("version", 0), change)
                                .getMatchedCount())
                        .isZero();
                assertThat(users.find(new Document("email", "e" + i).append("version", 2)))
                        .hasSize(1);
                assertThat(users.find(new Document("_id", new Document("$in", List.of(i, 9_999))).append("version", 2)))
                        .hasSize(1);
            });
            // Three look-ups instead of one; a scan would be a hundred times as much.
            assertThat(guarded).isLessThan(byKey.multipliedBy(20));
        }
    }

    @Test
    void documentIsReadWholeWhileItIsChanged() throws Exception {
        try (var server = MongoServer.inMemory();
                var client = MongoClients.create(server.uri() + "/?socketTimeoutMS=2000")) {
            MongoCollection<Document> users = client.getDatabase("auth").getCollection("users");
            users.insertOne(new Document("_id", 0).append("padding", Collections.nCopies(500, "x")));
            CompletableFuture<Void> changes = CompletableFuture.runAsync(() -> IntStream.range(0, 1_500)
                    .forEach(i -> users.updateOne(
                            new Document("_id", 0),
                            new Document(i % 2 == 0 ? "$set" : "$unset", new Document("field" + i / 2, 1)))));
            while (!changes.isDone()) {
                assertThat(users.find().first()).isNotNull();
            }
            changes.get();
        }
    }

    @Test
    void indexThatCannotBeBuiltStaysOutOfUseHoweverOftenItIsTried() {
        try (var server = MongoServer.inMemory();
                var client = MongoClients.create(server.uri())) {
            MongoCollection<Document> resources =
                    client.getDatabase("resources").getCollection("resources");
            for (int id = 0; id < 2; id++) {
                resources.insertOne(new Document("_id", id).append("reference", "R-10"));
            }
            IndexOptions unique = new IndexOptions().unique(true);
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> resources.createIndex(new Document("reference", 1), unique))
                        .hasMessageContaining("duplicate key");
            }

            resources.updateOne(new Document("_id", 1), new Document("$set", new Document("reference", "R-11")));
            assertThat(resources.find(new Document("reference", "R-11"))).hasSize(1);
            resources.createIndex(new Document("reference", 1), unique);
            assertThat(resources.find(new Document("reference", "R-10"))).hasSize(1);
        }
    }

    private static Duration time(IntConsumer action) {
        long start = System.nanoTime();
        IntStream.range(0, 300).forEach(action);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void insert(MongoClient client) {
        client.getDatabase("auth").getCollection("users").insertOne(new Document("email", "ana@example.com"));
    }

    private static long count(MongoClient client) {
        return client.getDatabase("auth").getCollection("users").countDocuments();
    }
}
