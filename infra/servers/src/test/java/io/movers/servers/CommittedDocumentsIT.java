package io.movers.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kill leaves on the disk, looked at after many commits while four writers are at work. */
class CommittedDocumentsIT {
    private static final int WRITERS = 4;
    private static final int COPIES = 30;

    @TempDir
    Path dir;

    @Test
    void documentIsNeverOnTheDiskWithoutItsIndexEntry() throws Exception {
        Path file = dir.resolve("mongo.mv");
        List<Path> copies = new ArrayList<>();
        try (MongoServer server = MongoServer.onDisk(file);
                var client = MongoClients.create(server.uri())) {
            var goesOn = new AtomicBoolean(true);
            var inserted = new AtomicInteger();
            List<Thread> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                var thread = new Thread(() -> {
                    while (goesOn.get()) {
                        inserted.incrementAndGet();
                        collection(client).insertOne(new Document("text", "x"));
                    }
                });
                thread.start();
                writers.add(thread);
            }
            for (int copy = 0; copy < COPIES; copy++) {
                int before = inserted.get();
                while (inserted.get() < before + WRITERS) {
                    Thread.onSpinWait();
                }
                server.commit();
                copies.add(Files.copy(file, dir.resolve("copy" + copy)));
            }
            goesOn.set(false);
            for (Thread writer : writers) {
                writer.join();
            }
        }

        for (Path copy : copies) {
            try (MongoServer server = MongoServer.onDisk(copy);
                    var client = MongoClients.create(server.uri())) {
                for (Document document : collection(client).find()) {
                    assertThat(collection(client).countDocuments(new Document("_id", document.get("_id"))))
                            .as("%s in %s", document, copy)
                            .isEqualTo(1);
                }
            }
        }
    }

    @Test
    void lastWriteIsOnTheDiskWithoutAnotherCommand() throws Exception {
        Path file = dir.resolve("mongo.mv");
        Path copy = dir.resolve("copy");
        try (MongoServer server = MongoServer.onDisk(file);
                var client = MongoClients.create(server.uri())) {
            for (int number = 0; number < COPIES; number++) {
                var document = new Document("_id", number);
                collection(client).insertOne(document);
                await().atMost(Duration.ofSeconds(5)).until(() -> {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                    try (MongoServer afterKill = MongoServer.onDisk(copy);
                            var reader = MongoClients.create(afterKill.uri())) {
                        return collection(reader).countDocuments(document) == 1;
                    }
                });
            }
        }
    }

    private static MongoCollection<Document> collection(com.mongodb.client.MongoClient client) {
        return client.getDatabase("auth").getCollection("users");
    }
}
