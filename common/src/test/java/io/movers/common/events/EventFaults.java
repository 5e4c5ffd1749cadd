package io.movers.common.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.movers.common.data.AggregateStore;
import io.movers.common.events.consumer.EventConsumers;
import io.movers.common.events.deadletter.EventsEndpoint;
import io.movers.common.events.operations.ResyncEndpoint;
import io.movers.common.events.transport.Envelope;
import io.movers.common.events.transport.Transport;
import io.movers.servers.MongoServerProcess;
import io.movers.servers.RealMongo;
import io.movers.seventh.ServiceProcess;
import io.movers.seventh.SeventhApplication;
import io.movers.seventh.Topic;
import io.movers.seventh.TopicListener;
import io.movers.seventh.TopicMail;
import io.movers.seventh.TopicPublisher;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Faults between a stored change and its effect in another service, tested on a real broker of each kind and with a
 * MongoDB-protocol server in its own JVM, or on the MongoDB that {@link RealMongo} names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EventFaults {
    static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path dir;

    BrokerUnderTest broker;
    private @Nullable RealMongo real;
    private @Nullable MongoServerProcess embedded;
    private MongoClient client;

    private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();
    private String run;
    private int replicas;

    abstract BrokerUnderTest startBroker(Path folder);

    @BeforeAll
    void startServers() {
        broker = startBroker(dir.resolve("broker"));
        real = RealMongo.askedFor("faults between services are").orElse(null);
        embedded = real == null ? MongoServerProcess.onDisk(dir.resolve("mongo")) : null;
        client = MongoClients.create(mongoUri("any"));
    }

    @AfterAll
    void stopServers() {
        client.close();
        if (real != null) {
            real.close();
        }
        if (embedded != null) {
            embedded.close();
        }
        broker.close();
    }

    /** Gives each test its own databases and an empty broker. */
    @BeforeEach
    void nameTheRun() {
        run = "t" + System.nanoTime();
        replicas = 0;
        broker.forgetAll();
    }

    @AfterEach
    void closeContexts() {
        contexts.forEach(ConfigurableApplicationContext::close);
        contexts.clear();
    }

    @Test
    void anEventThatWasStoredButNotSentWhenTheProcessDiedArrivesOnceAfterTheRestart() throws Exception {
        TopicListener copy = copy().getBean(TopicListener.class);
        try (ServiceProcess dying =
                new ServiceProcess(args("source", "--test.create=orphan", "--test.die-before-send=true"))) {
            assertThat(dying.waitFor()).isEqualTo(137);
        }
        assertThat(waitingEvents()).isEqualTo(1);
        assertThat(copy.seen).isEmpty();
        String trace = traceOfTheWaitingEvent();

        source();

        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).containsExactly("orphan"));
        await().atMost(SOON).untilAsserted(() -> assertThat(waitingEvents()).isZero());
        assertThat(copy.seen)
                .singleElement()
                .satisfies(seen -> assertThat(seen.trace())
                        .as("the trace of the request, of another process")
                        .isEqualTo(trace));
    }

    /** From the traceparent that is stored with the event. */
    private String traceOfTheWaitingEvent() {
        Document topic = database("source")
                .getCollection("topics")
                .find(new Document("outbox", new Document("$exists", true)))
                .first();
        String stored = topic.getList("outbox", Document.class).get(0).getString("trace");
        assertThat(stored).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        return stored.substring(3, 35);
    }

    @Test
    void aChangeSucceedsWhileTheBrokerIsDownAndItsEventArrivesWhenItIsBack() {
        copy();
        TopicPublisher source = source().getBean(TopicPublisher.class);
        broker.kill();
        try {
            Instant before = Instant.now();
            source.publish(new Topic("stored in the outage", ""));
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(waitingEvents()).isEqualTo(1);
        } finally {
            broker.start();
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).containsExactly("stored in the outage"));
    }

    @Test
    void aFailingEventIsDeliveredAgainWithGrowingPausesWhileOthersGoOn() {
        TopicListener copy = copy("--movers.events.retry-first=400ms", "--movers.events.wait-first=200ms")
                .getBean(TopicListener.class);
        copy.behaviour = (event, msg) -> {
            if (event.domain().equals("throws") && msg.deliveries() < 4) {
                throw new IllegalStateException("not yet");
            }
            if (event.domain().equals("breaks") && msg.deliveries() < 4) {
                throw new NoClassDefFoundError("not there");
            }
            return !event.domain().equals("is not acknowledged") || msg.deliveries() >= 4;
        };
        TopicPublisher source = source().getBean(TopicPublisher.class);
        source.publish(new Topic("throws", ""));
        source.publish(new Topic("breaks", ""));
        source.publish(new Topic("is not acknowledged", ""));
        source.publish(new Topic("passes", ""));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(copies())
                        .containsExactlyInAnyOrder("passes", "throws", "breaks", "is not acknowledged"));
        assertThat(deliveriesOf(copy, "passes")).hasSize(1);
        Map.of("throws", 400, "breaks", 400, "is not acknowledged", 200).forEach((failing, first) -> {
            List<Instant> at = deliveriesOf(copy, failing);
            assertThat(at).hasSize(4);
            assertThat(at.get(0)).isBefore(at.get(3));
            // It doubles twice, give or take a fifth; a broker may be a few milliseconds early.
            assertThat(Duration.between(at.get(0), at.get(1))).isGreaterThan(Duration.ofMillis(first * 3L / 4));
            assertThat(Duration.between(at.get(1), at.get(2))).isGreaterThan(Duration.ofMillis(first * 6L / 4));
            assertThat(Duration.between(at.get(2), at.get(3))).isGreaterThan(Duration.ofMillis(first * 12L / 4));
            assertThat(deliveriesOf(copy, "passes").get(0)).isBefore(at.get(3));
        });
        Instant lastWait = deliveriesOf(copy, "is not acknowledged").get(3);
        assertThat(lastWait)
                .as("what only waits comes again sooner")
                .isBefore(deliveriesOf(copy, "throws").get(3));
    }

    @Test
    void aSlowEventDoesNotHoldUpTheOthers() {
        CountDownLatch release = new CountDownLatch(1);
        TopicListener copy = copy("--movers.events.ack-wait=1s").getBean(TopicListener.class);
        copy.behaviour = (event, msg) -> {
            if (event.domain().equals("slow")) {
                awaitQuietly(release);
            }
            return true;
        };
        TopicPublisher source = source().getBean(TopicPublisher.class);
        source.publish(new Topic("slow", ""));
        IntStream.range(0, 20).forEach(i -> source.publish(new Topic("quick " + i, "")));
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).hasSize(20));
        // Longer than the broker waits for an answer; the service tells it that the event is still being handled.
        await().pollDelay(Duration.ofSeconds(2)).atMost(SOON).until(() -> true);
        release.countDown();
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).hasSize(21));
        assertThat(deliveriesOf(copy, "slow")).hasSize(1);
    }

    @Test
    void duplicateEventAndUpdateBeforeCreationLeaveTheCopyCorrect() throws Exception {
        Transport transport = copy().getBean(Transport.class);
        await().atMost(SOON).until(transport::isConnected);
        String id = "5f0000000000000000000001";
        broker.publish(
                "{\"id\":\"%s\",\"version\":2,\"domain\":\"new name\"}".formatted(id),
                "{\"id\":\"%s\",\"version\":0,\"domain\":\"old name\",\"client\":\"its text\"}".formatted(id),
                "{\"id\":\"%s\",\"version\":2,\"domain\":\"new name\"}".formatted(id),
                "{\"id\":\"%s\",\"version\":1,\"domain\":\"middle name\"}".formatted(id));
        await().atMost(SOON).untilAsserted(() -> assertThat(handled()).hasSize(4));
        Document stored = database("copy").getCollection("topicCopies").find().first();
        assertThat(stored)
                .containsEntry("name", "new name")
                .containsEntry("text", "its text")
                .containsEntry("version", 2);
    }

    @Test
    void twoReplicasShareTheWorkAndEachEventIsHandledByOne() {
        TopicListener one = copy("--test.replica=one").getBean(TopicListener.class);
        TopicListener two = copy("--test.replica=two").getBean(TopicListener.class);
        TopicPublisher source = source().getBean(TopicPublisher.class);
        IntStream.range(0, 400).forEach(i -> source.publish(new Topic("shared " + i, "")));

        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).hasSize(400));
        assertThat(handled()).hasSize(400).doesNotHaveDuplicates();
        assertThat(one.seen).isNotEmpty();
        assertThat(two.seen).isNotEmpty();
    }

    @Test
    void eventsOfAKilledReplicaGoToTheOtherOne() throws Exception {
        TopicPublisher source = source().getBean(TopicPublisher.class);
        try (ServiceProcess killed =
                new ServiceProcess(args("copy", "--test.hang=true", "--movers.events.ack-wait=2s"))) {
            IntStream.range(0, 5).forEach(i -> source.publish(new Topic("in hand " + i, "")));
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(
                                    database("copy").getCollection("hanging").countDocuments())
                            .isGreaterThanOrEqualTo(5));
            killed.kill();
        }
        copy("--movers.events.ack-wait=2s");
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).hasSize(5));
        await().atMost(SOON).untilAsserted(() -> assertThat(handled()).hasSize(5));
        assertThat(handled()).doesNotHaveDuplicates();
    }

    @Test
    void stoppingReplicaFinishesCurrentEventsAndReturnsTheRest() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        ConfigurableApplicationContext stopping = copy("--test.replica=stopping", "--movers.events.threads=1");
        TopicListener slow = stopping.getBean(TopicListener.class);
        slow.behaviour = (event, msg) -> {
            begun.countDown();
            awaitQuietly(release);
            return true;
        };
        TopicPublisher source = source().getBean(TopicPublisher.class);
        IntStream.range(0, 20).forEach(i -> source.publish(new Topic("given back " + i, "")));
        assertThat(begun.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

        Thread closing = new Thread(stopping::close);
        closing.start();
        await().atMost(SOON).until(() -> !stopping.getBean(EventConsumers.class).isRunning());
        release.countDown();
        closing.join(SOON.toMillis());

        assertThat(closing.isAlive()).isFalse();
        assertThat(slow.seen).hasSize(1);
        assertThat(handled()).hasSize(1);
        copy("--test.replica=next");
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).hasSize(20));
        assertThat(handled()).hasSize(20).doesNotHaveDuplicates();
    }

    /** Pauses and resumes the context, as Spring's test framework does with a cached one. */
    @Test
    void pausedServiceSendsAndReceivesAgain() {
        ConfigurableApplicationContext copy = copy();
        ConfigurableApplicationContext source = source();
        TopicPublisher publisher = source.getBean(TopicPublisher.class);
        publisher.publish(new Topic("before", ""));
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).containsExactly("before"));

        copy.stop();
        source.stop();
        publisher.publish(new Topic("in the pause", ""));
        source.start();
        copy.start();
        publisher.publish(new Topic("after", ""));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(copies()).containsExactlyInAnyOrder("before", "in the pause", "after"));
        assertThat(handled()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void nothingIsLostWhenTheBrokerIsKilledUnderLoadAndStartsAgainOnItsDisk() {
        copy();
        TopicPublisher source = source().getBean(TopicPublisher.class);
        for (int i = 0; i < 300; i++) {
            source.publish(new Topic("through the crash " + i, ""));
            if (i == 100) {
                broker.kill();
            }
            if (i == 200) {
                broker.start();
            }
        }
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(copies()).hasSize(300));
        await().atMost(SOON).untilAsserted(() -> assertThat(waitingEvents()).isZero());
    }

    @Test
    void aThousandFailingEventsBecomeDeadLettersWithoutBlockingOthers() throws Exception {
        ConfigurableApplicationContext context = copy(
                "--movers.events.failing-limit=50",
                "--movers.events.wait-first=300ms",
                "--movers.events.park-after-attempts=3",
                "--movers.events.parked-retry-first=2s",
                "--movers.events.parked-retry-longest=4s",
                "--movers.events.parked-poll=200ms");
        TopicListener copy = context.getBean(TopicListener.class);
        Transport transport = context.getBean(Transport.class);
        await().atMost(SOON).until(transport::isConnected);
        boolean[] arrived = new boolean[1];
        copy.behaviour = (event, msg) -> arrived[0] || !event.domain().startsWith("waits");
        int waiting = 1000;
        broker.publish("no JSON", "{\"domain\":\"names no aggregate\"}");
        TopicPublisher source = source().getBean(TopicPublisher.class);
        IntStream.range(0, waiting).forEach(i -> source.publish(new Topic("waits " + i, "")));
        source.publish(new Topic("passes", ""));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(copies()).containsExactly("passes"));
        EventsEndpoint endpoint = context.getBean(EventsEndpoint.class);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(endpoint.list(null, null, null).parked()).isEqualTo(waiting + 2L));
        assertThat(endpoint.list(null, null, null).events())
                .hasSize(100)
                .allSatisfy(stuck -> assertThat(stuck.subject()).isEqualTo("topic:stored"));

        arrived[0] = true;
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(copies()).hasSize(waiting + 1));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(endpoint.list(null, null, null).parked()).isEqualTo(2));
    }

    @Test
    void effectWhosePreconditionNeverComesIsGivenUpListedAndCountedButACopyIsNot() {
        ConfigurableApplicationContext context = copy(
                "--movers.events.park-after-attempts=1",
                "--movers.events.parked-retry-first=100ms",
                "--movers.events.parked-retry-longest=200ms",
                "--movers.events.parked-poll=100ms",
                "--movers.events.give-up-after=2s");
        context.getBean(TopicListener.class).behaviour = (event, msg) -> false;
        Transport transport = context.getBean(Transport.class);
        await().atMost(SOON).until(transport::isConnected);
        EventsEndpoint endpoint = context.getBean(EventsEndpoint.class);
        transport.send(envelope("5f0000000000000000000001", "email:authorized"));
        transport.send(envelope("5f0000000000000000000002", "topic:stored"));

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(endpoint.list(null, null, null).givenUp()).isEqualTo(1));

        EventsEndpoint.Overview givenUp = endpoint.list("email:authorized", "given_up", null);
        assertThat(givenUp.parked()).isEqualTo(2);
        assertThat(givenUp.waiting()).isEqualTo(1);
        assertThat(givenUp.events()).singleElement().satisfies(event -> {
            assertThat(event.aggregateId()).isEqualTo("5f0000000000000000000001");
            assertThat(event.cause()).isEqualTo("not acknowledged");
            assertThat(event.attempts()).isPositive();
            assertThat(event.nextAttemptAt()).isNull();
        });
        assertThat(endpoint.list("topic:stored", null, null).events())
                .singleElement()
                .satisfies(event -> assertThat(event.state()).isEqualTo("waiting"));
        MeterRegistry meters = context.getBean(MeterRegistry.class);
        assertThat(meters.get("movers.events.given.up")
                        .tag("subject", "email:authorized")
                        .counter()
                        .count())
                .isEqualTo(1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(meters.get("movers.events.parked")
                                .tag("state", "given_up")
                                .gauge()
                                .value())
                        .isEqualTo(1));

        // The precondition has arrived at last, and an operator retries the event.
        TopicMail mail = context.getBean(TopicMail.class);
        mail.preconditionHolds = true;
        assertThat(endpoint.retry(null, "email:authorized").retried()).isEqualTo(1);
        await().atMost(SOON).until(() -> mail.sent.equals(List.of("5f0000000000000000000001")));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(endpoint.list(null, null, null).givenUp()).isZero());
    }

    @Test
    void operatorDiscardsDeadLettersByIdAndBySubject() {
        ConfigurableApplicationContext context = copy("--movers.events.park-after-attempts=1");
        context.getBean(TopicListener.class).behaviour = (event, msg) -> false;
        Transport transport = context.getBean(Transport.class);
        await().atMost(SOON).until(transport::isConnected);
        EventsEndpoint endpoint = context.getBean(EventsEndpoint.class);
        for (int i = 1; i <= 3; i++) {
            transport.send(envelope("5f000000000000000000000" + i, "email:authorized"));
        }
        transport.send(envelope("5f0000000000000000000004", "topic:stored"));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(endpoint.list(null, null, null).parked()).isEqualTo(4));

        String first =
                endpoint.list("email:authorized", null, null).events().get(0).id();
        assertThat(endpoint.discard(first, null).discarded()).isEqualTo(1);
        assertThat(endpoint.discard(null, "email:authorized").discarded()).isEqualTo(2);

        assertThat(endpoint.list(null, null, null).events())
                .singleElement()
                .satisfies(event -> assertThat(event.subject()).isEqualTo("topic:stored"));
        assertThatThrownBy(() -> endpoint.discard(null, null)).isInstanceOf(InvalidEndpointRequestException.class);
        assertThatThrownBy(() -> endpoint.list(null, "lost", null)).isInstanceOf(InvalidEndpointRequestException.class);
        assertThatThrownBy(() -> endpoint.list(null, null, 0)).isInstanceOf(InvalidEndpointRequestException.class);
    }

    @Test
    void deadLettersHaveTheirIndexes() {
        copy();

        List<Document> keys = new ArrayList<>();
        await().atMost(SOON).untilAsserted(() -> {
            keys.clear();
            database("copy")
                    .getCollection("parkedEvents")
                    .listIndexes()
                    .forEach(index -> keys.add(index.get("key", Document.class)));
            assertThat(keys).contains(new Document("nextAttemptAt", 1));
        });
    }

    @Test
    void failuresOfOneSubjectDoNotUseUpTheBudgetOfAnother() {
        ConfigurableApplicationContext context =
                copy("--movers.events.failing-limit=2", "--movers.events.wait-first=300ms");
        TopicListener copy = context.getBean(TopicListener.class);
        copy.behaviour = (event, msg) -> msg.deliveries() > 1;
        Transport transport = context.getBean(Transport.class);
        await().atMost(SOON).until(transport::isConnected);
        EventsEndpoint endpoint = context.getBean(EventsEndpoint.class);
        for (int i = 1; i <= 5; i++) {
            transport.send(envelope("5f000000000000000000000" + i, "email:authorized"));
        }
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(endpoint.list(null, null, null).parked()).isEqualTo(3));

        source().getBean(TopicPublisher.class).publish(new Topic("a moment late", ""));

        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).containsExactly("a moment late"));
        assertThat(endpoint.list("topic:stored", null, null).events()).isEmpty();
    }

    private static Envelope envelope(String aggregateId, String subject) {
        String body = "{\"id\":\"%s\",\"version\":0}".formatted(aggregateId);
        return new Envelope(
                new ObjectId().toHexString(),
                subject,
                aggregateId,
                body.getBytes(StandardCharsets.UTF_8),
                ReplicaState.FULL,
                null,
                Instant.now());
    }

    @Test
    void copyThatMissedEventsIsCompleteAfterAResync() {
        copy();
        ConfigurableApplicationContext source = source();
        TopicPublisher publisher = source.getBean(TopicPublisher.class);
        List<Topic> topics = IntStream.range(0, 250)
                .mapToObj(i -> new Topic("healed " + i, "text"))
                .toList();
        topics.forEach(publisher::publish);
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).hasSize(250));
        MongoCollection<Document> stored = database("copy").getCollection("topicCopies");
        stored.deleteMany(new Document("name", new Document("$regex", "healed 1")));
        stored.updateOne(new Document("name", "healed 2"), new Document("$set", new Document("text", "damaged")));
        assertThat(copies()).hasSizeLessThan(250);

        assertThat(source.getBean(ResyncEndpoint.class).run(null)).containsEntry("topic:stored", 250L);

        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).hasSize(250));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stored.countDocuments(new Document("text", "text")))
                        .isEqualTo(250));
    }

    @Test
    void copiesAcceptAnOlderStateOnlyFromAForcedResync() {
        copy();
        ConfigurableApplicationContext source = source();
        Topic topic = new Topic("restored", "from the backup");
        source.getBean(TopicPublisher.class).publish(topic);
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).hasSize(1));
        MongoCollection<Document> stored = database("copy").getCollection("topicCopies");
        stored.updateOne(
                new Document(), new Document("$set", new Document("version", 7).append("text", "lost future")));

        source.getBean(ResyncEndpoint.class).run(false);
        await().atMost(SOON).untilAsserted(() -> assertThat(handled()).hasSize(2));
        assertThat(stored.find().first()).containsEntry("text", "lost future");

        source.getBean(ResyncEndpoint.class).run(true);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stored.find().first())
                        .containsEntry("text", "from the backup")
                        .containsEntry("version", 0));
    }

    @Test
    void copiesOfWhatTheRestoredOwnerNoLongerHasGoWhenTheResyncIsForced() {
        copy();
        ConfigurableApplicationContext source = source();
        TopicPublisher publisher = source.getBean(TopicPublisher.class);
        Stream.of("first", "lost with the database", "last", "lost, too")
                .forEach(name -> publisher.publish(new Topic(name, "")));
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).hasSize(4));
        database("source").getCollection("topics").deleteMany(new Document("name", new Document("$regex", "^lost")));

        int before = handled().size();
        assertThat(source.getBean(ResyncEndpoint.class).run(false)).doesNotContainKey("ids:listed");
        await().atMost(SOON).untilAsserted(() -> assertThat(handled()).hasSizeGreaterThanOrEqualTo(before + 2));
        assertThat(copies()).hasSize(4);

        assertThat(source.getBean(ResyncEndpoint.class).run(true)).containsEntry("ids:listed", 2L);

        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).containsExactlyInAnyOrder("first", "last"));
        publisher.publish(new Topic("after the restore", ""));
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).hasSize(3));
    }

    @Test
    void forcedResyncDoesNotUndoWhatWasPublishedWhileItRan() {
        copy();
        ConfigurableApplicationContext source = source();
        TopicPublisher publisher = source.getBean(TopicPublisher.class);
        Topic topic = new Topic("changes meanwhile", "before");
        publisher.publish(topic);
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).hasSize(1));
        Instant begin = Instant.now();
        topic.write("after");
        publisher.publish(topic);
        MongoCollection<Document> stored = database("copy").getCollection("topicCopies");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stored.find().first()).containsEntry("text", "after"));

        // The resync read the topic before the change and sends it afterwards.
        String read = "{\"id\":\"%s\",\"version\":0,\"domain\":\"changes meanwhile\",\"client\":\"before\"}"
                .formatted(topic.getId());
        source.getBean(Transport.class)
                .send(new Envelope(
                        new ObjectId().toHexString(),
                        "topic:stored",
                        topic.getId(),
                        read.getBytes(StandardCharsets.UTF_8),
                        ReplicaState.FORCED,
                        null,
                        begin));

        await().atMost(SOON).untilAsserted(() -> assertThat(handled()).hasSize(3));
        assertThat(stored.find().first()).containsEntry("text", "after").containsEntry("version", 1);
    }

    @Test
    void anAggregateWithAHundredUnsentEventsRefusesFurtherChanges() {
        TopicPublisher source = source().getBean(TopicPublisher.class);
        broker.kill();
        try {
            Topic topic = new Topic("busy", "");
            for (int i = 0; i < AggregateStore.OUTBOX_LIMIT; i++) {
                source.publish(topic);
            }
            assertThatThrownBy(() -> source.publish(topic)).isInstanceOf(OutboxFullException.class);
            assertThat(topic.getVersion()).isEqualTo(AggregateStore.OUTBOX_LIMIT - 1L);
        } finally {
            broker.start();
        }
        copy();
        await().atMost(SOON).untilAsserted(() -> assertThat(handled()).hasSize(AggregateStore.OUTBOX_LIMIT));
        assertThat(database("copy").getCollection("topicCopies").find().first())
                .containsEntry("version", AggregateStore.OUTBOX_LIMIT - 1);
    }

    ConfigurableApplicationContext source(String... more) {
        return start("source", more);
    }

    ConfigurableApplicationContext copy(String... more) {
        return start("copy", more);
    }

    private ConfigurableApplicationContext start(String profile, String... more) {
        ConfigurableApplicationContext context = SeventhApplication.run(args(profile, more));
        contexts.add(context);
        return context;
    }

    private String[] args(String profile, String... more) {
        return Stream.concat(
                        Stream.of(
                                "--spring.profiles.active=" + profile,
                                "--spring.main.web-application-type=none",
                                "--movers.service.name=" + profile,
                                "--movers.service.base-path=/api/" + profile,
                                "--movers.service.health-path=/api/" + profile + "/healthz",
                                "--MONGO_URI=" + mongoUri(run + profile),
                                "--NATS_URL=" + broker.url(),
                                "--EVENTS_TRANSPORT=" + broker.transport(),
                                // Unique, like the names of pods.
                                "--NATS_CLIENT_ID=%s.%d".formatted(profile, ++replicas),
                                "--JWT_KEY=0123456789abcdef0123456789abcdef",
                                "--movers.events.sweep-interval=500ms",
                                "--movers.events.sweep-age=500ms"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private MongoDatabase database(String service) {
        return client.getDatabase(Objects.requireNonNull(new ConnectionString(mongoUri(run + service)).getDatabase()));
    }

    private String mongoUri(String database) {
        return real == null ? Objects.requireNonNull(embedded).uri(database) : real.uri(database);
    }

    Set<String> copies() {
        return database("copy")
                .getCollection("topicCopies")
                .find()
                .map(document -> document.getString("name"))
                .into(new ArrayList<>())
                .stream()
                .collect(Collectors.toSet());
    }

    /** The ids of the events whose handling was completed, one for each completion. */
    List<String> handled() {
        return database("copy")
                .getCollection("handled")
                .find()
                .map(document -> document.getString("event"))
                .into(new ArrayList<>());
    }

    private long waitingEvents() {
        return database("source")
                .getCollection("topics")
                .countDocuments(new Document("outbox", new Document("$exists", true)));
    }

    private static List<Instant> deliveriesOf(TopicListener listener, String name) {
        return listener.seen.stream()
                .filter(seen -> seen.name().equals(name))
                .map(TopicListener.Seen::at)
                .toList();
    }

    static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
