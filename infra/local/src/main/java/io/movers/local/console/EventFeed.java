package io.movers.local.console;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The last events that the broker has stored. */
final class EventFeed implements AutoCloseable {
    /** How many events it keeps. */
    static final int KEPT = 1_000;

    private final Deque<StreamedEvent> events = new ArrayDeque<>();
    private final List<Consumer<StreamedEvent>> onEvent = new CopyOnWriteArrayList<>();
    private @Nullable BrokerReader reader;

    void onEvent(Consumer<StreamedEvent> listener) {
        onEvent.add(listener);
    }

    /** Begins to read; the feed closes the reader. */
    void open(BrokerReader opened) {
        reader = opened;
        opened.read(this::accept);
    }

    private void accept(StreamedEvent event) {
        synchronized (events) {
            events.addLast(event);
            if (events.size() > KEPT) {
                events.removeFirst();
            }
        }
        onEvent.forEach(listener -> listener.accept(event));
    }

    /** The last events, newest first. NATS Streaming delivers its channels side by side, so they may come in another order. */
    List<StreamedEvent> newest(int limit) {
        List<StreamedEvent> newest;
        synchronized (events) {
            newest = new ArrayList<>(events);
        }
        Collections.reverse(newest);
        newest.sort(Comparator.comparingLong(StreamedEvent::sentAt).reversed());
        return newest.subList(0, Math.min(limit, newest.size()));
    }

    @Nullable StreamedEvent find(String id) {
        synchronized (events) {
            return events.stream()
                    .filter(event -> event.id().equals(id))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The consumers of all services; null if the broker does not tell. */
    @Nullable List<BrokerReader.Lag> lags() {
        return reader == null ? null : reader.lags();
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
    }
}
