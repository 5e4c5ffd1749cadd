package io.movers.local.console;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads events from the broker, without taking anything away from the services. */
interface BrokerReader extends AutoCloseable {
    /** How far one consumer is: events that wait, and deliveries that are not acknowledged yet. */
    record Lag(String service, String subject, long waiting, long unacknowledged, long redelivered) {}

    /** Gives recent events and all further ones to that consumer. */
    void read(Consumer<StreamedEvent> onEvent);

    /** The consumers of all services; null while the broker is away, or if it does not tell. */
    @Nullable List<Lag> lags();

    @Override
    void close();
}
