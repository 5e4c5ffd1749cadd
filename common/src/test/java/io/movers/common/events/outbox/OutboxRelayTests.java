package io.movers.common.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;

import io.movers.common.events.transport.Transport;
import io.movers.seventh.Topic;
import java.time.Duration;
import java.util.List;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class OutboxRelayTests {
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(20);

    private final PendingEvents pending = mock();
    private final OutboxSender sender = mock();
    private final Transport transport = mock();
    private final OutboxRelay relay = new OutboxRelay(pending, sender, transport, SEND_TIMEOUT);

    @Test
    void relayWithoutWorkStopsAtOnceAndSendsAfterItsNextStart() {
        relay.start();
        long start = System.nanoTime();
        relay.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SEND_TIMEOUT.dividedBy(4));

        given(transport.isConnected()).willReturn(true);
        Topic topic = mock();
        given(pending.collectionOf(topic.getClass())).willReturn("topics");
        given(topic.getId()).willReturn(new ObjectId().toHexString());
        relay.start();
        relay.enqueue(topic, List.of());

        then(sender).should(timeout(SEND_TIMEOUT.toMillis())).send(anyList());
        relay.stop();
    }
}
