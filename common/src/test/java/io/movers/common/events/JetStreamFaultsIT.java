package io.movers.common.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.seventh.Topic;
import io.movers.seventh.TopicPublisher;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The faults on NATS JetStream. */
class JetStreamFaultsIT extends EventFaults {
    private static final String STREAM = "movers";

    @Override
    BrokerUnderTest startBroker(Path folder) {
        return JetStreamBroker.start(folder);
    }

    @Test
    void deletedConsumerAndStreamAreCreatedAgain() throws Exception {
        copy();
        TopicPublisher source = source().getBean(TopicPublisher.class);
        source.publish(new Topic("before", ""));
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).containsExactly("before"));
        try (Connection operator = Nats.connect(broker.url())) {
            JetStreamManagement management = operator.jetStreamManagement();
            management.deleteConsumer(STREAM, "copy-service:topic:stored");
            source.publish(new Topic("without consumer", ""));
            await().atMost(SOON).untilAsserted(() -> assertThat(copies()).contains("without consumer"));
            management.deleteStream(STREAM);
        }
        source.publish(new Topic("without stream", ""));
        await().atMost(SOON).untilAsserted(() -> assertThat(copies()).contains("without stream"));
    }
}
