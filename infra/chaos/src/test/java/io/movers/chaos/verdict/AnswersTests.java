package io.movers.chaos.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.chaos.nemesis.FaultKind;
import io.movers.chaos.nemesis.FaultWindow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions that have ended, and statuses. */
class AnswersTests {
    @Test
    void aSignedOutSessionThatWorksIsShown() {
        var history = new Histories()
                .ok(0, 1, "sign-in", "account", "u", "session", "s1")
                .ok(2, 3, "sign-out", "account", "u", "session", "s1")
                .ok(9, 9, "probe", "session", "s1", "replica", "travels-1");

        assertThat(new EndedSessions().violations(history.with(new Stored()))).hasSize(1);
    }

    @Test
    void archivingEndsTheSessionsFromBeforeAndNoLaterOnes() {
        var history = new Histories()
                .ok(0, 1, "sign-in", "account", "u", "session", "s1")
                .ok(2, 5, "archive", "account", "u")
                .ok(3, 4, "sign-in", "account", "u", "session", "s2");

        assertThat(EndedSessions.ended(history.history())).containsExactly("s1");
    }

    @Test
    void aRefusedProbeIsRight() {
        var history = new Histories()
                .ok(2, 3, "sign-out", "account", "u", "session", "s1")
                .add(9, 9, 401, "probe", "session", "s1", "replica", "travels-1");

        assertThat(new EndedSessions().violations(history.with(new Stored()))).isEmpty();
    }

    @Test
    void aServerErrorIsWrongAndSoIsA503WithoutRetryAfter() {
        var history = new Histories()
                .add(0, 1, 500, "rent")
                .add(0, 1, 503, "rent", "noRetryAfter", "true")
                .add(0, 1, 413, "rent")
                .add(0, 1, 404, "rent")
                .unknown(0, 1, "rent");

        assertThat(new OnlyAllowedStatuses().violations(history.with(new Stored())))
                .hasSize(3);
    }

    @Test
    void a503IsRightWhileSomethingIsDown() {
        var history = new Histories().add(100, 200, 503, "rent").history();
        var fault = new FaultWindow(FaultKind.RESTART_DATABASE, "", 50, 60);

        assertThat(new OnlyAllowedStatuses()
                        .violations(new Evidence(
                                Instant.EPOCH, history, new Stored(), List.of(), List.of(fault), List.of())))
                .isEmpty();
        assertThat(new OnlyAllowedStatuses().violations(Evidence.of(history, new Stored())))
                .hasSize(1);
    }
}
