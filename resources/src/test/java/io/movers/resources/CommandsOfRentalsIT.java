package io.movers.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.movers.testing.Answer;
import io.movers.testing.CommandCount;
import io.movers.testing.Crowd;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How many commands a rent and a return cost the database, while sixteen employees rent and return. What serves several of them in one
 * command, such as the relay's updates, counts by its share.
 */
class CommandsOfRentalsIT {
    private static final int RENTALS = 480;

    private static RunningFleet fleet;
    private static CommandCount commands;
    private static MongoClient client;
    private static MongoDatabase database;

    @BeforeAll
    static void start() {
        fleet = RunningFleet.start(
                List.of(CommandCount.Counting.class),
                "movers.fleet.sweep-interval=1h",
                "movers.fleet.checkup-poll=1h",
                "movers.events.sweep-interval=1h",
                "movers.events.parked-poll=1h");
        commands = fleet.bean(CommandCount.class);
        client = MongoClients.create(fleet.context.getEnvironment().getRequiredProperty("MONGO_URI"));
        database = client.getDatabase(RunningFleet.DATABASE);
        fleet.type("Bicicleta", 30, 100);
    }

    @AfterAll
    static void stop() {
        client.close();
        fleet.close();
    }

    @Test
    void rentTakesThreeCommandsAndReturnFour() {
        String renter = fleet.session("user", new ObjectId().toHexString(), "Acme");
        List<String> bicycles = IntStream.range(0, RENTALS)
                .mapToObj(i -> fleet.resource("Bicicleta", "C-" + i, "Acme"))
                .toList();
        rentAndReturn(bicycles, renter);

        Costs costs = rentAndReturn(bicycles, renter);
        System.out.println("Commands: " + costs);

        assertThat(costs.rent()).as("rent: %s", costs.rentKinds()).isLessThanOrEqualTo(3);
        assertThat(costs.giveBack()).as("return: %s", costs.giveBackKinds()).isLessThanOrEqualTo(4);
    }

    private record Costs(double rent, Map<String, Long> rentKinds, double giveBack, Map<String, Long> giveBackKinds) {}

    private static Costs rentAndReturn(List<String> bicycles, String renter) {
        whenNothingIsLeft();
        commands.reset();
        List<Answer> rented =
                Crowd.each(bicycles, id -> fleet.call("POST", "/" + id + "/rent", renter, Map.of("typeRent", 1)));
        whenNothingIsLeft();
        double rent = perRental();
        Map<String, Long> rentKinds = commands.byKind();
        commands.reset();
        List<Answer> returned = Crowd.each(
                IntStream.range(0, RENTALS).boxed().toList(),
                i -> fleet.call(
                        "POST",
                        "/" + bicycles.get(i) + "/return",
                        renter,
                        Map.of(
                                "reservationId",
                                rented.get(i).body().at("/reservation/id").asString())));
        whenNothingIsLeft();
        assertThat(returned)
                .allSatisfy(answer -> assertThat(
                                answer.body().at("/resource/status").asString())
                        .isEqualTo("available"));
        return new Costs(rent, rentKinds, perRental(), commands.byKind());
    }

    private static double perRental() {
        return (double) commands.total() / RENTALS;
    }

    /** Waits until no mark and no unsent event is left. It asks through a client of its own, which is not counted. */
    private static void whenNothingIsLeft() {
        await().atMost(Duration.ofSeconds(30)).until(() -> isEmpty("outbox") && isEmpty("unsettledAt"));
    }

    private static boolean isEmpty(String field) {
        Document present = new Document(field, new Document("$exists", true));
        return database.getCollection("resources").countDocuments(present) == 0
                && database.getCollection("reservations").countDocuments(present) == 0;
    }
}
