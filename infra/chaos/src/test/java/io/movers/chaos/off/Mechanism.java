package io.movers.chaos.off;

import io.movers.chaos.nemesis.FaultKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A mechanism that can be switched off, the faults that need it, and the promise that breaks without it. */
enum Mechanism {
    RELAY_SWEEP("nothing is left in outboxes", FaultKind.RESTART_BROKER, FaultKind.CUT_BROKER),
    VERSION_GUARD("copies equal their owners", FaultKind.DELETE_CONSUMERS, FaultKind.MUTE_BROKER),
    POINTS_KEY("points follow from trips", FaultKind.DELETE_CONSUMERS, FaultKind.MUTE_BROKER),
    KILOMETRES_KEY("kilometres follow from trips", FaultKind.DELETE_CONSUMERS, FaultKind.MUTE_BROKER),
    MAILS_KEY("each activation is mailed once", FaultKind.DELETE_CONSUMERS),
    CONDITIONAL_RENT("rentals of a resource do not overlap", FaultKind.SLOW_DATABASE),
    DEAD_LETTER_RETRY("nothing is left in outboxes, dead letters", FaultKind.MAIL_REFUSED),
    /** Whichever promise what was lost belongs to. */
    DURABLE_COMMITS(
            List.of("every acknowledged command is stored", "points follow from trips", "copies equal their owners"),
            FaultKind.RESTART_DATABASE),
    SESSION_END("ended sessions are refused");

    private final List<String> broken;
    private final Set<FaultKind> faults;

    Mechanism(String broken, FaultKind... faults) {
        this(List.of(broken), faults);
    }

    Mechanism(List<String> broken, FaultKind... faults) {
        this.broken = broken;
        this.faults = Set.of(faults);
    }

    /** Its name in {@code chaos.off}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether this promise breaks without it. */
    boolean breaks(String promise) {
        return broken.stream().anyMatch(promise::startsWith);
    }

    Set<FaultKind> faults() {
        return faults;
    }
}
