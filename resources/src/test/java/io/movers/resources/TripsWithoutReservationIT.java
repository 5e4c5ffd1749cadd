package io.movers.resources;

import static org.awaitility.Awaitility.await;

import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.TravelState;
import java.time.Duration;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Trips if TRIPS_NEED_RESERVATION is false. */
class TripsWithoutReservationIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static RunningFleet fleet;

    @BeforeAll
    static void start() {
        fleet = RunningFleet.start("TRIPS_NEED_RESERVATION=false");
        fleet.type("Bicicleta", 30, 100);
    }

    @AfterAll
    static void stop() throws Exception {
        fleet.close();
    }

    @Test
    void tripUnderAnUnknownReservationWaitsForItsResourceAndCounts() {
        fleet.publish(
                Subjects.TRAVEL_FINISHED,
                new TravelState(
                        new ObjectId().toHexString(),
                        1L,
                        "completed",
                        "A",
                        "B",
                        null,
                        null,
                        "W-1",
                        "r",
                        new ObjectId().toHexString(),
                        new Indicators(null, null, null, null, 7.0),
                        null,
                        null,
                        null));

        String id = fleet.resource("Bicicleta", "W-1", "Acme");

        await().atMost(SOON)
                .until(() -> fleet.asAdmin("GET", "/find/" + id, null)
                                .body()
                                .get("kmSinceMaintenance")
                                .asDouble()
                        == 7);
    }
}
