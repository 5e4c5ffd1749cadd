package io.movers.common.events.deadletter;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happens next to a dead letter. */
public enum DeadLetterState {
    /** It is retried. */
    WAITING,
    /** It is an effect that kept failing for too long; only an operator can have it retried. */
    GIVEN_UP,
    /** It cannot be read; it is retried, since a newer release may be able to read it. */
    UNREADABLE;

    /** The name in answers and meters: {@code given_up}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state with that label, or null if there is none. */
    static @Nullable DeadLetterState ofLabel(String label) {
        return Arrays.stream(values())
                .filter(state -> state.label().equals(label))
                .findFirst()
                .orElse(null);
    }
}
