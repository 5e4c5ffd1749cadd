package io.movers.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.movers.servers.MongoServer;
import io.movers.servers.Ports;
import io.movers.seventh.Topic;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

class IndexesIT {
    private static final String DATABASE = "indexes";
    private static final Document FORMER = new Document("text", 1);

    private final List<BsonDocument> commands = new CopyOnWriteArrayList<>();
    private @Nullable Indexes indexes;

    @AfterEach
    void stop() {
        if (indexes != null) {
            indexes.stop();
        }
    }

    @Test
    void serviceStartsBeforeItsDatabaseAndIsReadyOnceThatHasItsIndexes(@TempDir Path dir) {
        int port = Ports.free();
        List<String> ran = new CopyOnWriteArrayList<>();
        indexes = indexes("mongodb://127.0.0.1:%d/?serverSelectionTimeoutMS=200".formatted(port));
        indexes.onReady(() -> ran.add("registered before"));

        indexes.start();

        assertThat(indexes.isReady()).isFalse();
        assertThat(ran).isEmpty();
        try (MongoServer late = MongoServer.onDisk(dir.resolve("late"), "127.0.0.1", port);
                MongoClient client = MongoClients.create(late.uri())) {
            await().until(indexes::isReady);
            await().until(() -> ran.equals(List.of("registered before")));
            assertThat(keysOf(client.getDatabase(DATABASE)))
                    .contains(new Document("name", 1), new Document("outbox.at", 1));
            indexes.onReady(() -> ran.add("registered after"));
            assertThat(ran).contains("registered after");
        }
    }

    @Test
    void actionThatLosesTheDatabaseIsRepeatedBeforeTheServiceIsReady() {
        List<String> ran = new CopyOnWriteArrayList<>();
        try (MongoServer server = MongoServer.inMemory()) {
            indexes = indexes(server.uri());
            indexes.onReady(() -> {
                ran.add("first, ready: " + indexes.isReady());
                if (ran.size() == 1) {
                    throw new DataAccessResourceFailureException("gone again");
                }
            });
            indexes.onReady(() -> ran.add("second"));

            indexes.start();

            await().until(indexes::isReady);
            assertThat(ran).containsExactly("first, ready: false", "first, ready: false", "second");
        }
    }

    @Test
    void oneCommandCreatesTheIndexesOfACollection() {
        try (MongoServer server = MongoServer.inMemory()) {
            indexes = indexes(server.uri());

            indexes.start();

            assertThat(indexes.isReady()).isTrue();
            await().until(() -> commands.size() == 1);
            assertThat(commands.get(0).getArray("indexes")).hasSize(4);
        }
    }

    @Test
    void indexThatAnEarlierVersionDeclaredIsDroppedAndAnOperatorsStays() {
        try (MongoServer server = MongoServer.inMemory();
                MongoClient client = MongoClients.create(server.uri())) {
            MongoDatabase database = client.getDatabase(DATABASE);
            database.getCollection("topics").insertOne(new Document("name", "one"));
            database.getCollection("topics").createIndex(FORMER);
            database.getCollection("topics").createIndex(new Document("weight", 1));
            indexes = indexes(server.uri());

            indexes.start();

            await().untilAsserted(() -> assertThat(keysOf(database))
                    .contains(new Document("name", 1), new Document("weight", 1))
                    .doesNotContain(FORMER));
        }
    }

    /** Does not check that the refused index is absent, because the embedded server keeps an index whose build has failed. */
    @Test
    void indexThatTheStoredDataDoesNotAllowIsLoggedAndTheServiceIsReadyWithTheOthers() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(CollectionIndexes.class);
        log.start();
        logger.addAppender(log);
        try (MongoServer server = MongoServer.inMemory();
                MongoClient client = MongoClients.create(server.uri())) {
            MongoDatabase database = client.getDatabase(DATABASE);
            database.getCollection("topics")
                    .insertMany(List.of(new Document("name", "twice"), new Document("name", "twice")));
            database.getCollection("topics").createIndex(FORMER);
            indexes = indexes(server.uri());

            indexes.start();

            assertThat(indexes.isReady()).isTrue();
            assertThat(keysOf(database)).contains(new Document("outbox.at", 1), FORMER);
            assertThat(log.list)
                    .filteredOn(event -> event.getLevel() == Level.ERROR)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .anySatisfy(line -> assertThat(line).contains("An index of topics cannot be built", "name_1"));
        } finally {
            logger.detachAppender(log);
        }
    }

    private Indexes indexes(String uri) {
        MongoMappingContext mappings = new MongoMappingContext();
        mappings.getPersistentEntity(Topic.class);
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        if (event.getCommandName().equals("createIndexes")) {
                            commands.add(event.getCommand().clone());
                        }
                    }
                })
                .build();
        return new Indexes(
                new IndexDeclarations(mappings),
                () -> MongoClients.create(settings),
                DATABASE,
                Clock.systemUTC(),
                () -> {});
    }

    private static List<Document> keysOf(MongoDatabase database) {
        List<Document> keys = new ArrayList<>();
        database.getCollection("topics").listIndexes().forEach(index -> keys.add(index.get("key", Document.class)));
        return keys;
    }
}
