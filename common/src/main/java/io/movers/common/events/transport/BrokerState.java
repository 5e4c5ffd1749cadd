package io.movers.common.events.transport;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the broker can be reached, since when and why not. Logs each change once, however often it is reported. */
public final class BrokerState {
    private static final Logger log = LoggerFactory.getLogger(BrokerState.class);

    private final Clock clock;
    private Snapshot snapshot;
    private boolean everConnected;
    private @Nullable String refusal;

    /** @param clock the time of each change */
    public BrokerState(Clock clock) {
        this.clock = clock;
        this.snapshot = new Snapshot(false, clock.instant(), null, null);
    }

    /** Notes that events can be sent and received. */
    public synchronized void connected() {
        if (!snapshot.connected()) {
            log.info("Connected to the broker");
            snapshot = new Snapshot(true, clock.instant(), null, refusal);
        }
        everConnected = true;
    }

    /**
     * Notes that the broker cannot be reached.
     *
     * @param reason the cause, without credentials; null if it is unknown
     */
    public synchronized void disconnected(@Nullable String reason) {
        if (snapshot.connected()) {
            log.warn("Connection to the broker lost ({}); events wait in the outbox", said(reason));
            snapshot = new Snapshot(false, clock.instant(), reason, refusal);
        } else if (reason != null && !reason.equals(snapshot.reason())) {
            log.warn(
                    everConnected
                            ? "Broker still unreachable ({}); trying again"
                            : "Broker not reachable yet ({}); trying again",
                    reason);
            snapshot = new Snapshot(false, snapshot.since(), reason, refusal);
        }
    }

    /** Notes that the broker refuses to store events for a reason other than a full stream. */
    public synchronized void refused(String reason) {
        if (!reason.equals(refusal)) {
            log.error("The broker refuses events ({}); they wait in the outbox", reason);
            refusal = reason;
            snapshot = new Snapshot(snapshot.connected(), snapshot.since(), snapshot.reason(), reason);
        }
    }

    /** Notes that the broker has stored an event. */
    public synchronized void accepted() {
        if (refusal != null) {
            log.info("The broker accepts events again");
            refusal = null;
            snapshot = new Snapshot(snapshot.connected(), snapshot.since(), snapshot.reason(), null);
        }
    }

    /** The current state. */
    public synchronized Snapshot snapshot() {
        return snapshot;
    }

    private static String said(@Nullable String reason) {
        return reason == null ? "no reason given" : reason;
    }

    /**
     * The state at one moment.
     *
     * @param connected whether events can be sent and received
     * @param since when that began
     * @param reason why the broker cannot be reached, if that is known
     * @param refusal why the broker stores no events although it is connected; null if it does
     */
    public record Snapshot(
            boolean connected,
            Instant since,
            @Nullable String reason,
            @Nullable String refusal) {}
}
