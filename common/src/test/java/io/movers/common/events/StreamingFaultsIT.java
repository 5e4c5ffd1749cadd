package io.movers.common.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.common.events.engine.EventsProperties;
import io.movers.servers.StreamingServer;
import io.movers.seventh.Topic;
import io.movers.seventh.TopicListener;
import io.movers.seventh.TopicPublisher;
import io.nats.streaming.NatsStreaming;
import io.nats.streaming.Options;
import io.nats.streaming.StreamingConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The faults on NATS Streaming. */
@EnabledIf(value = "serverIsThere", disabledReason = StreamingServer.MISSING)
class StreamingFaultsIT extends EventFaults {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static boolean serverIsThere() {
        return StreamingServer.isInstalled("the faults on NATS Streaming are not tested");
    }

    private StreamingServer server;

    @Override
    BrokerUnderTest startBroker(Path folder) {
        server = StreamingServer.start(folder);
        return new StreamingBroker(server);
    }

    @Test
    void subscriptionsAreRenewedAfterTheServerLosesItsDisk() {
        copy();
        TopicPublisher source = source().getBean(TopicPublisher.class);
        source.publish(new Topic("before", ""));
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).containsExactly("before"));

        broker.forgetAll();
        source.publish(new Topic("after", ""));

        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).contains("after"));
    }

    /** A server that is started empty counts its messages from one again. */
    @Test
    void failingEventIsNotConfusedWithALaterOneOfTheSameSequence() {
        TopicListener copy = copy("--movers.events.wait-first=4s").getBean(TopicListener.class);
        copy.behaviour = (event, msg) -> !event.domain().equals("first") || msg.deliveries() > 1;
        TopicPublisher source = source().getBean(TopicPublisher.class);
        source.publish(new Topic("first", ""));
        await().atMost(SOON).untilAsserted(() -> assertThat(copy.seen).hasSize(1));

        broker.forgetAll();
        source.publish(new Topic("first of another life", ""));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(copies()).containsExactlyInAnyOrder("first", "first of another life"));
    }

    @Test
    void slowReplicaDropsEventsThatWereRedeliveredToAnother() {
        CountDownLatch release = new CountDownLatch(1);
        TopicListener slow = copy(
                        "--test.replica=slow",
                        "--movers.events.ack-wait=1s",
                        "--movers.events.threads=1",
                        "--movers.events.prefetch=1")
                .getBean(TopicListener.class);
        slow.behaviour = (event, msg) -> {
            awaitQuietly(release);
            return true;
        };
        TopicPublisher source = source().getBean(TopicPublisher.class);
        IntStream.range(0, 20).forEach(i -> source.publish(new Topic("waits " + i, "")));
        await().atMost(SOON).untilAsserted(() -> assertThat(slow.seen).hasSize(1));
        copy("--test.replica=quick", "--movers.events.ack-wait=1s");
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).hasSize(20));

        release.countDown();

        // Sent after the events that wait at the slow replica: once it sees one of these, it has got through those.
        await().atMost(SOON).until(() -> {
            source.publish(new Topic("behind " + System.nanoTime(), ""));
            return slow.seen.stream().anyMatch(seen -> seen.name().startsWith("behind"));
        });
        // The event that it was handling, and one that it had prefetched.
        assertThat(slow.seen)
                .filteredOn(seen -> seen.name().startsWith("waits"))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void lostConnectionIsRestoredRepeatedlyUnderTheSameClientId() throws Exception {
        copy();
        TopicPublisher source = source().getBean(TopicPublisher.class);
        for (int outage = 0; outage < 3; outage++) {
            String name = "after outage " + outage;
            broker.kill();
            broker.start();
            source.publish(new Topic(name, ""));
            await().atMost(SOON).untilAsserted(() -> assertThat(copies()).contains(name));
            // Characters that the server refuses are replaced, here the dot of "copy.1".
            assertThat(server.monitor("/streaming/clientsz")).contains("\"copy_1\"", "\"source_2\"");
        }
        JsonNode subscriptions = JSON.readTree(server.monitor("/streaming/channelsz?channel=topic:stored&subs=1"))
                .path("subscriptions");
        assertThat(subscriptions).singleElement().satisfies(subscription -> {
            assertThat(subscription.path("client_id").asString()).isEqualTo("copy_1");
            assertThat(subscription.path("queue_name").asString()).isEqualTo("copy-service:copy-service");
            assertThat(subscription.path("is_durable").asBoolean()).isTrue();
            assertThat(subscription.path("max_inflight").asInt()).isEqualTo(232);
            assertThat(subscription.path("ack_wait").asInt()).isEqualTo(30);
        });
    }

    /**
     * The steps of docs/migrating-from-node.md, "From NATS Streaming to JetStream": stop everything, configure the other
     * broker, start everything.
     */
    @Test
    void moveToJetStreamAndBackLosesNoEvents() {
        ConfigurableApplicationContext copy = copy();
        ConfigurableApplicationContext source = source();
        publish(source, "on streaming");
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).hasSize(10));
        copy.close();
        server.kill();
        source.getBean(TopicPublisher.class).publish(new Topic("not sent over the old broker", ""));
        closeContexts();

        BrokerUnderTest streaming = broker;
        try (BrokerUnderTest jetStream = JetStreamBroker.start(dir.resolve("jetstream"))) {
            broker = jetStream;
            copy();
            publish(source(), "on JetStream");
            await().atMost(SOON).untilAsserted(() -> assertThat(copies()).hasSize(21));
            closeContexts();
        } finally {
            broker = streaming;
            server.start();
        }
        copy();
        publish(source(), "on streaming again");
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).hasSize(31));
        assertThat(handled()).hasSize(31).doesNotHaveDuplicates();
    }

    private static void publish(ConfigurableApplicationContext source, String name) {
        TopicPublisher publisher = source.getBean(TopicPublisher.class);
        IntStream.range(0, 10).forEach(i -> publisher.publish(new Topic(name + " " + i, "")));
    }

    private record StreamingBroker(StreamingServer server) implements BrokerUnderTest {
        @Override
        public String transport() {
            return EventsProperties.STREAMING;
        }

        @Override
        public String url() {
            return server.url();
        }

        @Override
        public void forgetAll() {
            server.restartEmpty();
        }

        @Override
        public void kill() {
            server.kill();
        }

        @Override
        public void start() {
            server.start();
        }

        @Override
        public void publish(String... bodies) {
            Options options = new Options.Builder().natsUrl(server.url()).build();
            try (StreamingConnection foreign = NatsStreaming.connect(StreamingServer.CLUSTER_ID, "foreign", options)) {
                for (String body : bodies) {
                    foreign.publish("topic:stored", body.getBytes(StandardCharsets.UTF_8));
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
