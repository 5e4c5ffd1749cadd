package io.movers.chaos.verdict;

import static io.movers.chaos.verdict.Histories.document;
import static org.assertj.core.api.Assertions.assertThat;

import io.movers.chaos.history.Command;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class RentalsDoNotOverlapTests {
    private final RentalsDoNotOverlap invariant = new RentalsDoNotOverlap();

    @Test
    void rentalsOneAfterTheOtherAreRight() {
        var history = new Histories()
                .rent(0, 10, "a")
                .giveBack(20, 30, "a")
                .rent(40, 50, "b")
                .giveBack(60, 70, "b");

        assertThat(violations(history, finished("a", 1), finished("b", 2))).isEmpty();
    }

    @Test
    void aRentThatOverlapsAReturnInTimeMayComeAfterIt() {
        var history = new Histories()
                .rent(0, 10, "a")
                .rent(20, 60, "b")
                .giveBack(30, 40, "a")
                .giveBack(70, 80, "b");

        assertThat(violations(history, finished("a", 1), finished("b", 2))).isEmpty();
    }

    @Test
    void twoRentalsAtOnceAreShownAndNothingElse() {
        var history = new Histories()
                .rent(0, 10, "a")
                .giveBack(12, 14, "a")
                .rent(20, 30, "b")
                .rent(40, 50, "c")
                .giveBack(60, 70, "b")
                .giveBack(80, 90, "c");

        List<Violation> violations = violations(history, finished("a", 1), finished("b", 2), finished("c", 3));

        assertThat(violations).hasSize(1);
        assertThat(violations.get(0).shown())
                .extracting(command -> command.fact("reservation"))
                .containsExactlyInAnyOrder("b", "c", "b", "c");
    }

    @Test
    void aRentWithoutAnswerThatTookPlaceCounts() {
        var history = new Histories()
                .unknown(0, 10, "rent", "resource", "r", "tag", "1")
                .rent(20, 30, "b");

        assertThat(violations(history, active("a", 1), active("b", 2))).isNotEmpty();
    }

    @Test
    void aReturnWithoutAnswerMayComeMuchLater() {
        var history = new Histories()
                .rent(0, 10, "a")
                .unknown(20, 30, "return", "resource", "r", "reservation", "a")
                .refusedRent(40, 50)
                .rent(60, 70, "b")
                .giveBack(80, 90, "b");

        assertThat(violations(history, finished("a", 1), finished("b", 2))).isEmpty();
    }

    @Test
    void aReturnMayBeRepeated() {
        var history = new Histories()
                .rent(0, 10, "a")
                .giveBack(20, 30, "a")
                .rent(40, 50, "b")
                .giveBack(60, 70, "a")
                .giveBack(80, 90, "b");

        assertThat(violations(history, finished("a", 1), finished("b", 2))).isEmpty();
    }

    @Test
    void aRefusalOfAFreeResourceIsWrong() {
        var history = new Histories().rent(0, 10, "a").giveBack(20, 30, "a").refusedRent(40, 50);

        List<Violation> violations = violations(history, finished("a", 1));

        assertThat(violations).hasSize(1);
        assertThat(violations.get(0).shown()).last().matches(Command::isRefused);
    }

    @Test
    void aResourceThatIsRentedUnderAFinishedReservationIsWrong() {
        var history = new Histories().rent(0, 10, "a").giveBack(20, 30, "a");
        var stored = new Stored()
                .add("resources", "reservations", finished("a", 1))
                .add("resources", "resources", document("r", "rental", new Document("id", "a")));

        assertThat(invariant.violations(history.with(stored))).isNotEmpty();
    }

    @Test
    void aLongHistoryIsJudgedQuickly() {
        var history = new Histories();
        var stored = new Stored().add("resources", "resources", document("r"));
        for (int i = 0; i < 2_000; i++) {
            long at = i * 100L;
            history.rent(at, at + 30, "a" + i).refusedRent(at + 20, at + 60).giveBack(at + 50, at + 90, "a" + i);
            stored.add("resources", "reservations", finished("a" + i, i));
        }

        assertThat(invariant.violations(history.with(stored))).isEmpty();
    }

    private List<Violation> violations(Histories history, Document... reservations) {
        var stored = new Stored();
        Document resource = document("r");
        for (Document reservation : reservations) {
            stored.add("resources", "reservations", reservation);
            if ("active".equals(reservation.get("status"))) {
                resource.put("rental", new Document("id", Stored.id(reservation)));
            }
        }
        return invariant.violations(history.with(stored.add("resources", "resources", resource)));
    }

    private static Document finished(String id, int tag) {
        return document(id, "status", "finished", "typeRent", (double) tag);
    }

    private static Document active(String id, int tag) {
        return document(id, "status", "active", "typeRent", (double) tag);
    }
}
