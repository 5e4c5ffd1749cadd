package io.movers.chaos.verdict;

import static io.movers.chaos.verdict.Histories.document;
import static org.assertj.core.api.Assertions.assertThat;

import io.movers.chaos.harness.Mails;
import io.movers.chaos.nemesis.FaultKind;
import io.movers.chaos.nemesis.FaultWindow;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailsAreSentOnceTests {
    private static final String EMAIL = "ana@c1.test";
    private static final Instant ORIGIN = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    void oneMailIsRight() {
        assertThat(violations(List.of(), copy(1, true))).isEmpty();
    }

    @Test
    void noMailIsWrong() {
        assertThat(violations(List.of())).hasSize(1);
    }

    @Test
    void aSecondMailAfterOneThatWasConfirmedIsWrong() {
        assertThat(violations(List.of(), copy(1, true), copy(2, true))).hasSize(1);
    }

    @Test
    void aSecondMailAfterADroppedLineIsRight() {
        assertThat(violations(List.of(), copy(1, false), copy(2, true))).isEmpty();
    }

    @Test
    void aSecondMailAfterAKillOfTheServiceIsRight() {
        var kill = new FaultWindow(FaultKind.KILL_SERVICE, "notifications-1", 1_200_000, 2_000_000);
        var other = new FaultWindow(FaultKind.KILL_SERVICE, "auth-1", 1_200_000, 2_000_000);

        assertThat(violations(List.of(kill), copy(1, true), copy(3, true))).isEmpty();
        assertThat(violations(List.of(other), copy(1, true), copy(3, true))).hasSize(1);
    }

    private static Mails.Copy copy(int second, boolean confirmed) {
        return new Mails.Copy(EMAIL, true, "123456", ORIGIN.plusSeconds(second), confirmed);
    }

    private static List<Violation> violations(List<FaultWindow> faults, Mails.Copy... copies) {
        var history = new Histories().ok(0, 1, "sign-up", "account", "u", "email", EMAIL);
        var stored = new Stored().add("auth", "users", document("u", "email", EMAIL, "activationCode", 123456));
        return new MailsAreSentOnce()
                .violations(new Evidence(ORIGIN, history.history(), stored, Arrays.asList(copies), faults, List.of()));
    }
}
