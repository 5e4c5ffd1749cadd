package io.movers.common.events.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.movers.common.ServiceProperties;
import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.jetstream.JetStreamTransport;
import io.movers.common.events.streaming.StreamingTransport;
import io.movers.common.events.transport.Transport;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.FilteredClassLoader;

class MissingStreamingLibraryTests {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @BeforeEach
    void hideTheLibrary() {
        Thread.currentThread().setContextClassLoader(new FilteredClassLoader("io.nats.streaming"));
    }

    @AfterEach
    void showIt() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private static Transport transport(String kind) {
        var source = new MapConfigurationPropertySource(Map.of("movers.events.transport", kind));
        EventsProperties properties = new Binder(source).bindOrCreate("movers.events", EventsProperties.class);
        var service = new ServiceProperties("tiny", "/api/tiny", "/api/tiny/healthz");
        return new EventsAutoConfiguration().transport(service, properties);
    }

    @Test
    void streamingTransportWithoutItsLibraryStopsTheStartAndNamesTheDependency() {
        assertThatThrownBy(() -> transport("streaming"))
                .hasMessage("EVENTS_TRANSPORT is streaming, but the service does not have the dependency"
                        + " io.nats:java-nats-streaming: add it to its POM, or change the setting");
        assertThat(transport("jetstream")).isInstanceOf(JetStreamTransport.class);

        showIt();
        assertThat(transport("streaming")).isInstanceOf(StreamingTransport.class);
    }
}
