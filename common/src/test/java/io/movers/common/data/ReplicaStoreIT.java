package io.movers.common.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.movers.common.events.Message;
import io.movers.common.events.ReplicaState;
import io.movers.servers.MongoServer;
import io.movers.seventh.TopicCopy;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

class ReplicaStoreIT {
    private static final Instant EARLIER = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant LATER = EARLIER.plusSeconds(60);

    private static MongoServer server;
    private static MongoClient client;
    private static MongoTemplate template;

    private final ReplicaStore store = new ReplicaStore(template);
    private final String id = new ObjectId().toHexString();

    @BeforeAll
    static void connect() {
        server = MongoServer.inMemory();
        client = MongoClients.create(server.uri());
        template = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, "replicas"));
    }

    @AfterAll
    static void disconnect() {
        client.close();
        server.close();
    }

    @Test
    void sameVersionStoredLaterReplacesTheCopy() {
        apply(43, "forgotten by its owner", ReplicaState.FULL, EARLIER);
        apply(43, "stored again", ReplicaState.FULL, LATER);

        assertThat(text()).isEqualTo("stored again");
    }

    @Test
    void sameVersionStoredEarlierIsIgnored() {
        apply(43, "stored again", ReplicaState.FULL, LATER);
        apply(43, "forgotten by its owner", ReplicaState.FULL, EARLIER);
        apply(43, "forgotten by its owner", ReplicaState.FULL, LATER);

        assertThat(text()).isEqualTo("stored again");
    }

    @Test
    void lowerVersionIsIgnoredHoweverLateItWasStored() {
        apply(43, "newer", ReplicaState.FULL, EARLIER);
        apply(42, "older", ReplicaState.FULL, LATER);

        assertThat(text()).isEqualTo("newer");
    }

    @Test
    void higherVersionReplacesTheCopyWhateverItsTime() {
        apply(42, "older", ReplicaState.FULL, LATER);
        apply(43, "newer", ReplicaState.FULL, EARLIER);

        assertThat(text()).isEqualTo("newer");
    }

    @Test
    void forcedResyncReplacesAHigherVersionThatWasStoredBefore() {
        apply(50, "lost with the old database", ReplicaState.FULL, EARLIER);
        apply(7, "restored", ReplicaState.FORCED, LATER);

        assertThat(text()).isEqualTo("restored");
        assertThat(stored()).containsEntry("version", 7);
    }

    @Test
    void forcedResyncDoesNotUndoWhatWasPublishedWhileItRan() {
        Instant begin = EARLIER;
        apply(8, "changed during the resync", ReplicaState.FULL, LATER);
        apply(7, "read before the change", ReplicaState.FORCED, begin);

        assertThat(text()).isEqualTo("changed during the resync");
    }

    @Test
    void copiesInTheRangeThatTheOwnerDoesNotHaveAreTakenOut() {
        template.dropCollection(TopicCopy.class);
        List<String> ids = Stream.generate(() -> new ObjectId().toHexString())
                .limit(5)
                .sorted()
                .toList();
        ids.forEach(
                each -> store.apply(new TopicCopy(each, 3L, "name", "text"), new StoredAt(ReplicaState.FULL, EARLIER)));

        long removed = store.removeMissing(
                TopicCopy.class, new IdRange(ids.get(0), ids.get(3), List.of(ids.get(2), ids.get(3))), LATER);

        assertThat(removed).isEqualTo(1);
        assertThat(template.findAll(TopicCopy.class))
                .extracting(TopicCopy::getId)
                .containsExactlyInAnyOrder(ids.get(0), ids.get(2), ids.get(3), ids.get(4));
        assertThat(store.removeMissing(TopicCopy.class, new IdRange(null, null, List.of()), LATER))
                .isEqualTo(4);
    }

    @Test
    void copiesPublishedSinceTheListWasBegunStay() {
        template.dropCollection(TopicCopy.class);
        apply(1, "created meanwhile", ReplicaState.FULL, LATER);

        assertThat(store.removeMissing(TopicCopy.class, new IdRange(null, null, List.of()), LATER))
                .isZero();
        assertThat(text()).isEqualTo("created meanwhile");
    }

    @Test
    void archivedCopyComesBackWithTheNextState() {
        template.dropCollection(TopicCopy.class);
        apply(4, "in the lost database", ReplicaState.FULL, EARLIER);

        assertThat(store.archiveMissing(TopicCopy.class, new IdRange(null, null, List.of()), LATER))
                .isEqualTo(1);
        assertThat(store.archiveMissing(TopicCopy.class, new IdRange(null, null, List.of()), LATER.plusSeconds(1)))
                .as("one that is archived keeps its time")
                .isZero();
        assertThat(template.getCollection("topicCopies")
                        .find(new Document("_id", new ObjectId(id)))
                        .first())
                .containsEntry("deletedAt", java.util.Date.from(LATER));
        apply(2, "from a newer backup", ReplicaState.FORCED, LATER.plusSeconds(2));
        assertThat(text()).isEqualTo("from a newer backup");
    }

    @Test
    void resyncRepairsADamagedCopyOfTheSameVersion() {
        apply(5, "right", ReplicaState.FULL, EARLIER);
        template.getCollection("topicCopies")
                .updateOne(
                        new Document("_id", new ObjectId(id)), new Document("$set", new Document("text", "damaged")));

        apply(5, "right", ReplicaState.RESYNC, LATER);

        assertThat(text()).isEqualTo("right");
    }

    private void apply(long version, String text, ReplicaState state, Instant storedAt) {
        store.apply(new TopicCopy(id, version, "name", text), new StoredAt(state, storedAt));
    }

    private String text() {
        return stored().getString("text");
    }

    private Document stored() {
        return template.getCollection("topicCopies")
                .find(new Document("_id", new ObjectId(id)))
                .first();
    }

    private record StoredAt(ReplicaState state, Instant publishedAt) implements Message {
        @Override
        public void ack() {}

        @Override
        public String eventId() {
            return "event";
        }

        @Override
        public long deliveries() {
            return 1;
        }
    }
}
