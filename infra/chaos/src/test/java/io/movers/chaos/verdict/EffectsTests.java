package io.movers.chaos.verdict;

import static io.movers.chaos.verdict.Histories.document;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Points and kilometres. */
class EffectsTests {
    private static final Date NOON = Date.from(Instant.parse("2026-11-26T17:00:00Z"));

    private final Stored stored = new Stored()
            .add("resources", "reservations", document("v", "userId", "u", "resourceId", "r"))
            .add("travels", "travels", trip("t1", 3))
            .add("travels", "travels", trip("t2", 4))
            .add("auth", "userindicators", document("i1", "travelId", "t1", "km", 3))
            .add("auth", "userindicators", document("i2", "travelId", "t2", "km", 4.0));

    @Test
    void pointsAreFiftyForTheRentalAndOneForEachKilometre() {
        assertThat(points(57, 57, 57)).isEmpty();
    }

    @Test
    void doubledOrLostPointsAreWrongWhereverTheyAre() {
        assertThat(points(60, 60, 60)).hasSize(1);
        assertThat(points(53, 57, 57)).hasSize(1);
        assertThat(points(57, 57, 54)).hasSize(1);
    }

    @Test
    void indicatorsThatCountATripTwiceAreWrong() {
        stored.add("auth", "userindicators", document("i3", "travelId", "t2", "km", 4.0));

        assertThat(points(57, 57, 57)).hasSize(1);
    }

    @Test
    void elevenRentalsOfADayGivePointsForTen() {
        for (int i = 0; i < 10; i++) {
            stored.add("resources", "reservations", document("v" + i, "userId", "u", "resourceId", "r"))
                    .add(
                            "travels",
                            "travels",
                            document("w" + i, "userId", "u", "reservationId", "v" + i, "createdAt", NOON));
        }

        assertThat(points(507, 507, 507)).isEmpty();
    }

    @Test
    void kilometresAreTheSumOfTheTripsUnderTheResourcesReservations() {
        var invariant = new KilometresFollowFromTrips();

        assertThat(invariant.violations(
                        evidence(stored.add("resources", "resources", document("r", "kmSinceMaintenance", 7)))))
                .isEmpty();
        assertThat(invariant.violations(
                        evidence(stored.add("resources", "resources", document("r", "kmSinceMaintenance", 11)))))
                .hasSize(1);
    }

    private List<Violation> points(double account, double ledger, double ranking) {
        stored.add("auth", "users", document("u", "points", account))
                .add("auth", "userpoints", document("p", "userId", "u", "points", ledger))
                .add("auth", "userrankings", document("k", "userId", "u", "points", ranking));
        return new PointsFollowFromTrips().violations(evidence(stored));
    }

    private static Evidence evidence(Stored stored) {
        return new Histories().with(stored);
    }

    private static Document trip(String id, int km) {
        return document(
                id,
                "userId",
                "u",
                "reservationId",
                "v",
                "createdAt",
                NOON,
                "completedAt",
                NOON,
                "indicators",
                new Document("km", km));
    }
}
