package io.movers.chaos.verdict;

import static io.movers.chaos.verdict.Histories.document;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastWritesStayTests {
    private final LastWritesStay invariant = new LastWritesStay();

    @Test
    void theLastAcknowledgedWriteStays() {
        var history = write(write(new Histories(), 0, 10, "v1"), 20, 30, "v2");

        assertThat(invariant.violations(history.with(account("v2", "v2")))).isEmpty();
        assertThat(invariant.violations(history.with(account("v1", "v1")))).hasSize(1);
    }

    @Test
    void ofTwoWritesAtOnceEitherMayStay() {
        var history = write(write(new Histories(), 0, 30, "v1"), 20, 40, "v2");

        assertThat(invariant.violations(history.with(account("v1", "v1")))).isEmpty();
        assertThat(invariant.violations(history.with(account("v2", "v2")))).isEmpty();
    }

    @Test
    void aWriteWithoutAnswerMayComeLater() {
        var history =
                write(new Histories().unknown(0, 10, "profile", "register", "account:u", "value", "v1"), 20, 30, "v2");

        assertThat(invariant.violations(history.with(account("v1", "v1")))).isEmpty();
    }

    @Test
    void halfAWriteIsWrong() {
        var history = write(write(new Histories(), 0, 10, "v1"), 20, 30, "v2");

        assertThat(invariant.violations(history.with(account("v1", "v2")))).hasSize(1);
    }

    @Test
    void anArchivedAccountIsMarked() {
        var history = new Histories().ok(0, 10, "archive", "register", "archived:u", "value", "true");

        assertThat(invariant.violations(history.with(account("v", "v")))).hasSize(1);
    }

    private static Histories write(Histories histories, long start, long end, String value) {
        return histories.ok(start, end, "profile", "register", "account:u", "value", value);
    }

    private static Stored account(String phone, String lastName) {
        return new Stored().add("auth", "users", document("u", "phone", phone, "lastName", lastName));
    }
}
