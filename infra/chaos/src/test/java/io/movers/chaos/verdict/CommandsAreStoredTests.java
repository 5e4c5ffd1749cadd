package io.movers.chaos.verdict;

import static io.movers.chaos.verdict.Histories.document;
import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.junit.jupiter.api.Test;

class CommandsAreStoredTests {
    private final CommandsAreStored invariant = new CommandsAreStored();

    @Test
    void anAcknowledgedSignUpMustBeThere() {
        var history = new Histories().ok(0, 1, "sign-up", "account", "u", "email", "a@b.test");

        assertThat(invariant.violations(history.with(new Stored()))).hasSize(1);
        assertThat(invariant.violations(
                        history.with(new Stored().add("auth", "users", document("u", "email", "a@b.test")))))
                .isEmpty();
    }

    @Test
    void anUnknownStartMayHaveHappenedOnceButNotTwice() {
        var history = new Histories().unknown(0, 1, "start", "tag", "t1");
        var once = new Stored().add("travels", "travels", document("a", "origin", "t1"));
        var twice = new Stored()
                .add("travels", "travels", document("a", "origin", "t1"))
                .add("travels", "travels", document("b", "origin", "t1"));

        assertThat(invariant.violations(history.with(new Stored()))).isEmpty();
        assertThat(invariant.violations(history.with(once))).isEmpty();
        assertThat(invariant.violations(history.with(twice))).hasSize(1);
    }

    @Test
    void aRefusedStartMustNotBeThere() {
        var history = new Histories().add(0, 1, 400, "start", "tag", "t1");

        assertThat(invariant.violations(
                        history.with(new Stored().add("travels", "travels", document("a", "origin", "t1")))))
                .hasSize(1);
    }

    @Test
    void aFinishedTripHasTheKilometresOfItsAnswer() {
        var history = new Histories().ok(0, 1, "finish", "travel", "t", "asked", "3", "km", "2");

        assertThat(invariant.violations(history.with(travel("completed", 2)))).isEmpty();
        assertThat(invariant.violations(history.with(travel("completed", 3)))).hasSize(1);
        assertThat(invariant.violations(history.with(travel("pending", 2)))).hasSize(1);
    }

    @Test
    void anAcknowledgedReturnHasFinishedItsReservation() {
        var history = new Histories().giveBack(0, 1, "a");

        assertThat(invariant.violations(
                        history.with(new Stored().add("resources", "reservations", document("a", "status", "active")))))
                .hasSize(1);
    }

    private static Stored travel(String status, int km) {
        return new Stored()
                .add("travels", "travels", document("t", "status", status, "indicators", new Document("km", km)));
    }
}
