package io.movers.common.events.jetstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.movers.common.events.engine.EventsProperties;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StreamInfo;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StreamSetupTests {
    private static final EventsProperties PROPERTIES = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("movers.events", EventsProperties.class);

    private final JetStreamManagement broker = mock(JetStreamManagement.class);
    private final AtomicInteger losses = new AtomicInteger();
    private final StreamSetup setup = new StreamSetup(PROPERTIES, losses::incrementAndGet);

    @Test
    void eventStoredWhileTheBrokerAnswersIsNotTakenForLost() throws Exception {
        StreamInfo ofBefore = endingAt(4);
        setup.stored(4);
        when(broker.getStreamInfo(any())).thenAnswer(call -> {
            setup.stored(5);
            return ofBefore;
        });

        setup.ensureStream(broker);

        assertThat(losses).hasValue(0);
    }

    @Test
    void streamThatEndsBeforeAStoredEventIsReportedOnce() throws Exception {
        StreamInfo shorter = endingAt(4);
        setup.stored(5);
        when(broker.getStreamInfo(any())).thenReturn(shorter);

        setup.ensureStream(broker);
        setup.ensureStream(broker);

        assertThat(losses).hasValue(1);
    }

    private static StreamInfo endingAt(long sequence) {
        StreamInfo info = mock(StreamInfo.class, RETURNS_DEEP_STUBS);
        when(info.getStreamState().getLastSequence()).thenReturn(sequence);
        return info;
    }
}
