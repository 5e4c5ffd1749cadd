package io.movers.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.movers.common.events.OutboxFullException;
import io.movers.seventh.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.test.util.ReflectionTestUtils;

/** Tests of stored aggregates that must pass on every server that speaks MongoDB's protocol. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AggregateStoreCases {
    private static final Command.Lease LEASE = new Command.Lease() {
        @Override
        public void renew() {}
    };

    private MongoClient client;
    private MongoTemplate template;
    private AggregateStore store;

    /** Starts the server and returns the address of an empty database. */
    abstract String startServer();

    abstract void stopServer();

    @BeforeAll
    void connect() {
        ConnectionString address = new ConnectionString(startServer());
        client = MongoClients.create(address);
        template = new MongoTemplate(
                new SimpleMongoClientDatabaseFactory(client, Objects.requireNonNull(address.getDatabase())));
        MappingMongoConverter converter = (MappingMongoConverter) template.getConverter();
        converter.setTypeMapper(new DefaultMongoTypeMapper(null));
        StaticApplicationContext context = new StaticApplicationContext();
        context.addApplicationListener(new VersionField());
        context.refresh();
        template.setApplicationContext(context);
        ((MongoMappingContext) converter.getMappingContext()).getPersistentEntity(Topic.class);
        new IndexDeclarations((MongoMappingContext) converter.getMappingContext())
                .all()
                .forEach(indexes -> indexes.create(template.getDb()));
        store = new AggregateStore(template);
    }

    @AfterAll
    void disconnect() {
        client.close();
        stopServer();
    }

    @BeforeEach
    void empty() {
        topics().deleteMany(new Document());
    }

    @Test
    void theFirstVersionIsZeroAndEachSaveRaisesItByOne() {
        Topic topic = new Topic("first", "text");
        assertThat(topic.getVersion()).isNull();
        store.save(topic);
        assertThat(topic.getVersion()).isZero();
        store.save(topic);
        assertThat(topic.getVersion()).isEqualTo(1);
        assertThat(stored(topic)).containsEntry("version", 1).containsEntry("_id", new ObjectId(topic.getId()));
    }

    @Test
    void assumedAggregateIsWrittenIfItIsStoredExactlySo() {
        Topic topic = saved(new Topic("assumed", "text"));

        Topic assumed = assumed(topic, "text");
        assumed.write("changed");
        store.save(assumed);

        assertThat(stored(topic)).containsEntry("text", "changed").containsEntry("version", 1);
    }

    @Test
    void assumedAggregateIsRefusedIfOneValueDiffers() {
        Topic topic = saved(new Topic("assumed", "text"));

        Topic assumed = assumed(topic, "another text");
        assumed.write("changed");

        assertThatThrownBy(() -> store.save(assumed)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(stored(topic)).containsEntry("text", "text").containsEntry("version", 0);
    }

    private Topic assumed(Topic topic, String text) {
        Topic assumed = new Topic("assumed", text);
        ReflectionTestUtils.setField(assumed, "id", topic.getId());
        store.assumeStored(assumed);
        return assumed;
    }

    private Command attempt(int number) {
        return new Command("key", number, Instant.parse("2026-11-26T12:00:00Z"), LEASE, store);
    }

    @Test
    void repeatedCommandFindsWhatItsFirstAttemptHasCreated() throws Exception {
        Topic created = attempt(1).run(() -> Command.once(Topic.class, () -> saved(new Topic("once", "text"))));

        Topic found = attempt(2).run(() -> Command.once(Topic.class, () -> saved(new Topic("twice", "text"))));

        assertThat(found.getId()).isEqualTo(created.getId());
        assertThat(topics().countDocuments()).isEqualTo(1);
        assertThat(stored(created)).containsKeys("commands", "createdByCommand");
    }

    @Test
    void repeatedCommandMayChangeAgainWhatItHasFound() throws Exception {
        Topic topic = saved(new Topic("steps", "none"));
        attempt(1).run(() -> write(topic, "first step"));

        attempt(2).run(() -> {
            Topic found = Command.once(Topic.class, topic.getId(), () -> write(topic, "never"));
            return write(found, "second step");
        });

        assertThat(stored(topic)).containsEntry("text", "second step").containsEntry("version", 2);
    }

    @Test
    void overtakenAttemptCannotChangeWhatTheLaterOneHasChanged() throws Exception {
        Topic topic = saved(new Topic("overtaken", "none"));
        attempt(2).run(() -> write(topic, "second attempt"));

        assertThatThrownBy(() -> attempt(1).run(() -> write(topic, "first attempt")))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(stored(topic)).containsEntry("text", "second attempt");
    }

    @Test
    void laterAttemptDoesNotChangeWhatTheOvertakenOneHasChangedAfterItLooked() throws Exception {
        Topic topic = saved(new Topic("late", "none"));

        assertThatThrownBy(() -> attempt(2)
                        .run(() -> Command.once(Topic.class, topic.getId(), () -> {
                            otherThread(() -> attempt(1).run(() -> write(topic, "first attempt")));
                            return write(topic, "second attempt");
                        })))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(stored(topic)).containsEntry("text", "first attempt");
    }

    @Test
    void oneOfTwoAttemptsCreates() throws Exception {
        attempt(2).run(() -> saved(new Topic("by the second", "text")));

        assertThatThrownBy(() -> attempt(1).run(() -> saved(new Topic("by the first", "text"))))
                .isInstanceOf(CommandTakenOverException.class);
        assertThat(topics().countDocuments()).isEqualTo(1);
    }

    @Test
    void commandThatCreatesSeveralGoesOnAfterThoseThatAreStored() throws Exception {
        attempt(1).run(() -> saved(new Topic("row 1", "text")));

        attempt(2).run(() -> {
            assertThat(Command.earlier(Topic.class)).hasSize(1);
            saved(new Topic("row 2", "text"));
            return saved(new Topic("row 3", "text"));
        });

        assertThat(topics().countDocuments()).isEqualTo(3);
    }

    @Test
    void aggregateKeepsTheMarksOfTheLastCommandsOnly() throws Exception {
        Topic topic = saved(new Topic("marks", "text"));
        for (int i = 0; i < Command.MARKS_KEPT + 5; i++) {
            Command command = new Command("key " + i, 1, Instant.EPOCH, LEASE, store);
            command.run(() -> write(topic, "text"));
        }
        assertThat(stored(topic).getList("commands", Document.class)).hasSize(Command.MARKS_KEPT);
    }

    @Test
    void idsOfACommandAreTheSameInEachAttempt() throws Exception {
        String id = attempt(1).run(() -> Command.newId("rental"));

        assertThat(attempt(2).run(() -> Command.newId("rental"))).isEqualTo(id);
        assertThat(attempt(2).run(() -> Command.newId("work"))).isNotEqualTo(id);
        assertThat(Command.newId("rental")).isNotEqualTo(Command.newId("rental"));
        assertThat(new ObjectId(id).getDate()).isEqualTo(Date.from(Instant.parse("2026-11-26T12:00:00Z")));
    }

    private Topic saved(Topic topic) {
        store.save(topic);
        return topic;
    }

    private Topic write(Topic topic, String text) {
        Topic current = Objects.requireNonNull(store.find(Topic.class, topic.getId()));
        current.write(text);
        return saved(current);
    }

    private static void otherThread(Callable<?> work) {
        CompletableFuture.runAsync(() -> {
                    try {
                        work.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .join();
    }

    @Test
    void nullFieldIsAbsentUnlessNodeStoresIt() {
        Topic topic = new Topic("nulls", null);
        store.save(topic);
        assertThat(stored(topic))
                .containsOnlyKeys("_id", "name", "deletedAt", "version")
                .containsEntry("deletedAt", null);
        topic.write("text");
        store.save(topic);
        topic.write(null);
        store.save(topic);
        assertThat(stored(topic)).doesNotContainKey("text");
    }

    @Test
    void wholeNumbersAreStoredAsJavaScriptStoresThem() {
        Topic topic = new Topic("numbers", "");
        topic.weigh(71.0);
        store.save(topic);
        assertThat(stored(topic)).containsEntry("weight", 71);
        topic.weigh(70.5);
        store.save(topic);
        assertThat(stored(topic)).containsEntry("weight", 70.5);
    }

    @Test
    void unknownFieldsSurviveASave() {
        Topic topic = new Topic("foreign", "");
        store.save(topic);
        topics().updateOne(new Document(), new Document("$set", new Document("legacy", List.of(1, 2))));
        Topic loaded = store.find(Topic.class, topic.getId());
        loaded.write("new text");
        store.save(loaded);
        assertThat(stored(topic)).containsEntry("legacy", List.of(1, 2)).containsEntry("text", "new text");
    }

    @Test
    void versionContinuesFromTheFieldThatNodeUses() {
        ObjectId mongoose = new ObjectId();
        ObjectId none = new ObjectId();
        topics().insertOne(new Document("_id", mongoose).append("name", "m").append("__v", 4));
        topics().insertOne(new Document("_id", none).append("name", "n"));

        for (ObjectId id : List.of(mongoose, none)) {
            Topic topic = store.find(Topic.class, id.toHexString());
            Topic stale = store.find(Topic.class, id.toHexString());
            topic.write("text");
            store.save(topic);
            store.save(topic);
            assertThatThrownBy(() -> store.save(stale)).isInstanceOf(OptimisticLockingFailureException.class);
        }

        assertThat(topics().find(new Document("_id", mongoose)).first()).containsEntry("version", 6);
        assertThat(topics().find(new Document("_id", none)).first()).containsEntry("version", 2);
    }

    @Test
    void aSaveOfAnAggregateThatWasChangedMeanwhileIsRefusedAndChangesNothing() {
        Topic topic = new Topic("raced", "");
        store.save(topic);
        Topic mine = store.find(Topic.class, topic.getId());
        Topic theirs = store.find(Topic.class, topic.getId());
        theirs.write("theirs");
        store.save(theirs);
        mine.write("mine");
        assertThatThrownBy(() -> store.save(mine)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(mine.getVersion()).isZero();
        assertThat(stored(topic)).containsEntry("text", "theirs").containsEntry("version", 1);
    }

    @Test
    void anOvertakenChangeSucceedsWhenItIsRepeatedOnTheNewState() {
        Topic topic = new Topic("counted", "0");
        store.save(topic);
        IntStream.range(0, 8)
                .parallel()
                .forEach(i -> OptimisticRetry.retry(() -> {
                    Topic current = store.find(Topic.class, topic.getId());
                    current.write(String.valueOf(Integer.parseInt(current.text()) + 1));
                    store.save(current);
                }));
        assertThat(stored(topic)).containsEntry("text", "8").containsEntry("version", 8);
    }

    @Test
    void retryGivesUpAfterAWhile() {
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> OptimisticRetry.retry(() -> {
                    tries.incrementAndGet();
                    throw new OptimisticLockingFailureException("always");
                }))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(tries).hasValue(8);
    }

    @Test
    void aTakenUniqueValueIsADuplicateKey() {
        store.save(new Topic("taken", ""));
        assertThatThrownBy(() -> store.save(new Topic("taken", ""))).isInstanceOf(DuplicateKeyException.class);
        Topic other = new Topic("free", "");
        store.save(other);
        other.rename("taken");
        assertThatThrownBy(() -> store.save(other)).isInstanceOf(DuplicateKeyException.class);
        assertThat(other.getVersion()).isZero();
    }

    @Test
    void entryRemovedByTheRelayBetweenLoadAndSaveStaysRemoved() {
        Topic topic = new Topic("relayed", "");
        store.save(topic, () -> List.of(entry("first")));
        Topic loaded = store.find(Topic.class, topic.getId());
        topics().updateOne(new Document(), new Document("$pull", new Document("outbox", new Document("id", "first"))));
        loaded.write("changed");
        List<Document> waiting = store.save(loaded, () -> List.of(entry("second")));
        assertThat(waiting).extracting(entry -> entry.getString("id")).containsExactly("second");
        assertThat(stored(topic).getList("outbox", Document.class)).hasSize(1);
    }

    @Test
    void outboxEntriesAreInTheOrderOfTheirSaves() {
        Topic topic = new Topic("ordered", "");
        store.save(topic, () -> List.of(entry("a"), entry("b")));
        assertThat(store.save(topic, () -> List.of(entry("c"))))
                .extracting(entry -> entry.getString("id"))
                .containsExactly("a", "b", "c");
    }

    @Test
    void outboxEntriesAreMadeForTheNewVersion() {
        Topic topic = new Topic("versioned", "");
        store.save(topic);
        store.save(topic, () -> {
            assertThat(topic.getVersion()).isEqualTo(1);
            return List.of();
        });
        assertThat(topic.getVersion()).isEqualTo(1);
    }

    @Test
    void pagesCoverAllMatchesEvenIfTheActionChangesThem() {
        IntStream.range(0, 7).forEach(i -> store.save(new Topic("page " + i, i == 3 ? "left out" : "matches")));
        List<Integer> sizes = new ArrayList<>();

        long changed = store.forEachPage(Topic.class, query(where("text").is("matches")), 2, page -> {
            sizes.add(page.size());
            page.forEach(topic -> topic.write("changed"));
            page.forEach(store::save);
            return page.size();
        });

        assertThat(changed).isEqualTo(6);
        assertThat(sizes).containsExactly(2, 2, 2);
        assertThat(topics().countDocuments(new Document("text", "changed"))).isEqualTo(6);
    }

    @Test
    void aFullOutboxRefusesTheChange() {
        Topic topic = new Topic("full", "");
        store.save(
                topic,
                () -> IntStream.range(0, AggregateStore.OUTBOX_LIMIT)
                        .mapToObj(i -> entry("e" + i))
                        .toList());
        topic.write("one too many");
        assertThatThrownBy(() -> store.save(topic, () -> List.of(entry("last"))))
                .isInstanceOf(OutboxFullException.class);
        assertThat(stored(topic)).containsEntry("text", "").containsEntry("version", 0);
    }

    /** MongoDB refuses documents over 16 MB; a hundred events of half a megabyte would exceed that. */
    @Test
    void outboxOfEightMegabytesRefusesFurtherChangesUntilSomeAreSent() {
        String halfAMegabyte = "x".repeat(510_000);
        Topic topic = new Topic("large", "");
        store.save(topic);
        for (int i = 0; i < 16; i++) {
            String id = "e" + i;
            store.save(topic, () -> List.of(entry(id).append("data", halfAMegabyte)));
        }

        assertThatThrownBy(() -> store.save(topic, () -> List.of(entry("last").append("data", halfAMegabyte))))
                .isInstanceOf(OutboxFullException.class)
                .hasMessageEndingWith("has 16 unsent events");
        assertThat(topic.getVersion()).isEqualTo(16);

        topics().updateOne(new Document(), new Document("$pull", new Document("outbox", new Document("id", "e0"))));
        store.save(topic, () -> List.of(entry("last").append("data", halfAMegabyte)));
        assertThat(stored(topic).getList("outbox", Document.class)).hasSize(16);
    }

    @Test
    void smallEventsFitUpToTheLimitOfEntries() {
        Topic topic = new Topic("many", "");
        store.save(topic);
        for (int i = 0; i < AggregateStore.OUTBOX_LIMIT; i++) {
            String id = "e" + i;
            store.save(topic, () -> List.of(entry(id).append("data", "{}")));
        }

        assertThatThrownBy(() -> store.save(topic, () -> List.of(entry("last"))))
                .isInstanceOf(OutboxFullException.class);
    }

    @Test
    void aggregateOfWhichTheDatabaseHasAnOlderVersionIsFoundAsItIsStored() {
        Topic lost = new Topic("lost", "kept");
        Topic whole = new Topic("whole", "");
        store.save(lost);
        store.save(whole);
        Document remembered = stored(lost);
        for (int i = 0; i < 3; i++) {
            lost.write("forgotten " + i);
            store.save(lost);
        }
        store.save(whole);
        assertThat(store.findForgotten()).isEmpty();

        topics().replaceOne(new Document("_id", remembered.get("_id")), remembered);

        assertThat(store.findForgotten())
                .singleElement()
                .isInstanceOfSatisfying(
                        Topic.class, topic -> assertThat(topic.text()).isEqualTo("kept"));
        Topic changedSince = store.find(Topic.class, lost.getId());
        store.save(changedSince);
        assertThat(store.findForgotten()).extracting(Aggregate::getId).containsExactly(lost.getId());
    }

    @Test
    void documentWithoutAVersionCountsAsVersionZero() {
        ObjectId id = new ObjectId();
        topics().insertOne(new Document("_id", id).append("name", "no version"));
        Topic topic = store.find(Topic.class, id.toHexString());
        assertThat(topic.getVersion()).isZero();
        store.save(topic);
        assertThat(topics().find(new Document("_id", id)).first()).containsEntry("version", 1);
    }

    @Test
    void versionIsReadFromMongoosesField() {
        ObjectId id = new ObjectId();
        template.getCollection("mongooses")
                .insertOne(new Document("_id", id).append("__v", 3).append("name", "m"));
        Mongoose loaded = store.find(Mongoose.class, id.toHexString());
        assertThat(loaded.getVersion()).isEqualTo(3);
        store.save(loaded);
        assertThat(template.getCollection("mongooses").find().first())
                .containsEntry("__v", 4)
                .doesNotContainKey("version");
    }

    @StoredVersion("__v")
    @org.springframework.data.mongodb.core.mapping.Document("mongooses")
    static class Mongoose extends Aggregate {
        private final String name;

        Mongoose(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }
    }

    private Document entry(String id) {
        return new Document("id", id);
    }

    private MongoCollection<Document> topics() {
        return template.getCollection("topics");
    }

    private Document stored(Topic topic) {
        return topics().find(new Document("_id", new ObjectId(topic.getId()))).first();
    }
}
