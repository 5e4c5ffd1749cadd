package io.movers.common.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.movers.servers.MongoServer;
import io.movers.seventh.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

class PendingEventsIT {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static final List<BsonDocument> queries = new CopyOnWriteArrayList<>();
    private static MongoServer server;
    private static MongoClient client;
    private static MongoTemplate template;

    private final PendingEvents pending = new PendingEvents(template, List.of(Topic.class));

    @BeforeAll
    static void connect() {
        server = MongoServer.inMemory();
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.uri()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        if (List.of("find", "aggregate").contains(event.getCommandName())) {
                            queries.add(event.getCommand().clone());
                        }
                    }
                })
                .build());
        template = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, "pending"));
    }

    @AfterAll
    static void disconnect() {
        client.close();
        server.close();
    }

    @BeforeEach
    void store() {
        template.getCollection("topics").deleteMany(new Document());
        template.getCollection("topics")
                .insertMany(List.of(
                        new Document("name", "sent"),
                        topic("new", NOW),
                        topic("oldest", NOW.minusSeconds(60), NOW.plusSeconds(1)),
                        topic("old", NOW.minusSeconds(30))));
        queries.clear();
    }

    @Test
    void aggregatesWithEventsBeforeTheCutoffComeOldestFirst() {
        List<List<String>> pages = new ArrayList<>();

        pending.forEachStoredBefore(
                NOW,
                2,
                page -> pages.add(
                        page.stream().map(PendingAggregate::aggregateId).toList()));

        assertThat(pages).containsExactly(List.of(id("oldest"), id("old")));
    }

    @Test
    void unsentEventsAreCountedAndTheOldestIsFound() {
        assertThat(pending.count()).isEqualTo(3);
        assertThat(pending.oldest()).isEqualTo(NOW.minusSeconds(60));
    }

    @Test
    void emptyOutboxesAreNotFound() {
        template.getCollection("topics").updateMany(new Document(), new Document("$unset", new Document("outbox", "")));

        assertThat(pending.count()).isZero();
        assertThat(pending.oldest()).isNull();
    }

    /** The index is the sparse one on outbox.at. */
    @Test
    void allQueriesUseTheIndexOfTheOutbox() {
        pending.forEachStoredBefore(NOW, 2, page -> {});
        pending.count();
        pending.oldest();

        assertThat(queries)
                .hasSize(3)
                .allSatisfy(query -> assertThat(filterOf(query).keySet()).containsExactly("outbox.at"));
    }

    private static BsonDocument filterOf(BsonDocument query) {
        return query.containsKey("filter")
                ? query.getDocument("filter")
                : query.getArray("pipeline").get(0).asDocument().getDocument("$match");
    }

    private static Document topic(String name, Instant... storedAt) {
        List<Document> entries = new ArrayList<>();
        for (Instant at : storedAt) {
            entries.add(new Document("id", name + at)
                    .append("subject", "domain:authorized")
                    .append("data", "{}")
                    .append("at", Date.from(at)));
        }
        return new Document("name", name).append("outbox", entries);
    }

    private static String id(String name) {
        return template.getCollection("topics")
                .find(new Document("name", name))
                .first()
                .getObjectId("_id")
                .toHexString();
    }
}
