package io.movers.common.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.servers.NatsServer;
import io.movers.seventh.Topic;
import io.movers.seventh.TopicPublisher;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The faults on NATS JetStream. */
class JetStreamFaultsIT extends EventFaults {
    private static final String STREAM = "movers";

    @Override
    BrokerUnderTest startBroker(Path folder) {
        return new JetStreamBroker(NatsServer.start(folder));
    }

    @Test
    void aDeletedConsumerAndADeletedStreamAreMadeAgain() throws Exception {
        copy();
        TopicPublisher source = source().getBean(TopicPublisher.class);
        source.publish(new Topic("before", ""));
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).containsExactly("before"));
        try (Connection operator = Nats.connect(broker.url())) {
            JetStreamManagement management = operator.jetStreamManagement();
            management.deleteConsumer(STREAM, "copy-service:domain:authorized");
            source.publish(new Topic("without consumer", ""));
            await().atMost(SOON).untilAsserted(() -> assertThat(copies()).contains("without consumer"));
            management.deleteStream(STREAM);
        }
        source.publish(new Topic("without stream", ""));
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).contains("without stream"));
    }

    private interface Operation {
        void on(Connection connection) throws Exception;
    }

    private record JetStreamBroker(NatsServer server) implements BrokerUnderTest {
        @Override
        public String transport() {
            return EventsProperties.JETSTREAM;
        }

        @Override
        public String url() {
            return server.url();
        }

        @Override
        public void forgetAll() {
            connected(connection -> {
                JetStreamManagement management = connection.jetStreamManagement();
                for (String stream : management.getStreamNames()) {
                    management.deleteStream(stream);
                }
            });
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
            connected(connection -> {
                for (String body : bodies) {
                    connection.jetStream().publish("movers.domain.authorized", body.getBytes(StandardCharsets.UTF_8));
                }
            });
        }

        @Override
        public void close() {
            server.close();
        }

        private void connected(Operation operation) {
            try (Connection connection = Nats.connect(server.url())) {
                operation.on(connection);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
