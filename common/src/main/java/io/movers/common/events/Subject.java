package io.movers.common.events;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;

/**
 * The name under which one kind of event travels, and the record that carries it.
 *
 * @param name two words with a colon: {@code user:created}
 * @param type the record
 * @param resent whether a resync sends the current state of every aggregate under this name
 * @param <E> the event
 */
public record Subject<E extends Event>(String name, Class<E> type, boolean resent) {
    /** The subject as a name in code: {@code user:created} becomes {@code UserCreated}. Several subjects may share a record. */
    public String eventName() {
        return Arrays.stream(name.split(":", -1)).map(StringUtils::capitalize).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return name;
    }
}
