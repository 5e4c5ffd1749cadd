package io.movers.chaos.nemesis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can happen to the suite. */
public enum FaultKind {
    /** A replica is killed (SIGKILL) and started again. */
    KILL_SERVICE(true),
    /** A replica stands still (SIGSTOP) and goes on (SIGCONT). */
    PAUSE_SERVICE(true),
    /** All replicas of a service are replaced one after the other, in order. */
    ROLLING_RESTART(true),
    /** A replica loses its connections to the database. */
    CUT_DATABASE(true),
    /** What a replica and the database say to each other takes longer. */
    SLOW_DATABASE(true),
    /** A replica loses its connections to the broker. */
    CUT_BROKER(true),
    /** What a replica and the broker say to each other takes longer. */
    SLOW_BROKER(true),
    /** What a replica says to the broker is lost: events and acknowledgements. */
    MUTE_BROKER(true),
    /** People lose their connections to a replica. */
    CUT_WEB(true),
    /** The broker is killed and started again. */
    RESTART_BROKER(true),
    /** The broker comes back without what it stored last. Only copies are judged. */
    BROKER_LOSES_WRITES(false),
    /** The database is killed and started again, with all that it acknowledged. */
    RESTART_DATABASE(true),
    /** The database comes back without what it acknowledged last. Only copies are judged. */
    DATABASE_LOSES_WRITES(false),
    /** The database refuses writes: its disk is full. */
    DISK_FULL(true),
    /** The mail server answers 4xx. */
    MAIL_REFUSED(true),
    /** The mail server does not answer in time. */
    MAIL_SILENT(true),
    /** The mail server drops the line after the dot. */
    MAIL_DROPPED(true),
    /** All consumers are deleted at the broker. */
    DELETE_CONSUMERS(true),
    /** The stream is deleted at the broker. Only copies are judged. */
    DELETE_STREAM(false),
    /** The clock of a replica is minutes ahead. */
    CLOCK_AHEAD(true);

    private static final Set<FaultKind> JETSTREAM_ONLY = Set.of(DELETE_CONSUMERS, DELETE_STREAM, BROKER_LOSES_WRITES);

    private final boolean effectsSurvive;

    FaultKind(boolean effectsSurvive) {
        this.effectsSurvive = effectsSurvive;
    }

    /** Its name in {@code CHAOS_FAULTS}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether points, kilometres and mails must be right after it. Otherwise only copies are judged. */
    public boolean effectsSurvive() {
        return effectsSurvive;
    }

    /** Every kind after which everything is judged. */
    public static Set<FaultKind> defaults(String transport) {
        return Arrays.stream(values())
                .filter(FaultKind::effectsSurvive)
                .filter(kind -> transport.equals("jetstream") || !JETSTREAM_ONLY.contains(kind))
                .collect(Collectors.toUnmodifiableSet());
    }
}
