package io.movers.common.events;

import java.util.Arrays;
import java.util.regex.Pattern;
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
    private static final Pattern TWO_WORDS = Pattern.compile("[a-z][a-z-]*:[a-z][a-z-]*");

    /** @throws IllegalArgumentException the name is not two lower-case words with a colon: no broker could carry its events */
    public Subject {
        if (!TWO_WORDS.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no subject; it takes two lower-case words with a colon, like user:created"
                            .formatted(name));
        }
    }

    /** Its first word, which names what the event is about: {@code user}. */
    public String aggregate() {
        return name.substring(0, name.indexOf(':'));
    }

    /** The subject as a name in code: {@code user:created} becomes {@code UserCreated}. Several subjects may share a record. */
    public String eventName() {
        return Arrays.stream(name.split(":", -1)).map(StringUtils::capitalize).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return name;
    }
}
