package io.movers.chaos.verdict;

import io.movers.chaos.harness.Mails;
import io.movers.chaos.history.History;
import io.movers.chaos.nemesis.FaultWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All that a verdict is made of.
 *
 * @param origin the moment from which the times in the history count
 * @param published the events that the broker holds; empty if it cannot tell
 */
public record Evidence(
        Instant origin,
        History history,
        Stored stored,
        List<Mails.Copy> mails,
        List<FaultWindow> faults,
        List<Published> published) {
    public Evidence {
        mails = List.copyOf(mails);
        faults = List.copyOf(faults);
        published = List.copyOf(published);
    }

    /** Evidence without mails, faults and events. */
    static Evidence of(History history, Stored stored) {
        return new Evidence(Instant.EPOCH, history, stored, List.of(), List.of(), List.of());
    }

    /** A moment as the history counts it. */
    long micros(Instant moment) {
        return Duration.between(origin, moment).toNanos() / 1_000;
    }

    /** Whether points, kilometres and mails must be right. */
    boolean effectsSurvive() {
        return faults.stream().allMatch(window -> window.kind().effectsSurvive());
    }
}
