package io.movers.travels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.movers.common.events.contract.ReservationState;
import io.movers.common.events.contract.ResourceState;
import io.movers.common.events.contract.Subjects;
import io.movers.testing.CommandCount;
import io.movers.testing.Crowd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How many commands the start and the end of a trip cost the database, while sixteen employees travel. The relay's updates serve several
 * trips at once and count by their share.
 */
class CommandsOfTripsIT {
    private static final int TRIPS = 96;

    private static RunningTravels service;
    private static CommandCount commands;
    private static MongoClient client;

    @BeforeAll
    static void start() {
        service = new RunningTravels(
                List.of(CommandCount.Counting.class),
                "movers.events.sweep-interval=1h",
                "movers.events.parked-poll=1h");
        commands = service.bean(CommandCount.class);
        client = MongoClients.create(service.context.getEnvironment().getRequiredProperty("MONGO_URI"));
    }

    @AfterAll
    static void stop() {
        client.close();
        service.close();
    }

    @Test
    void tripTakesThreeCommandsToStartAndThreeToFinish() {
        String traveller = new ObjectId().toHexString();
        String session = service.session("user", traveller, "Acme");
        List<String> reservations = IntStream.range(0, TRIPS)
                .mapToObj(i -> reservation(traveller, "R-" + i))
                .toList();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> stored("reservations").countDocuments() == TRIPS);
        travel(reservations, session);

        Costs costs = travel(reservations, session);
        System.out.println("Commands: " + costs);

        assertThat(costs.start()).as("start: %s", costs.startKinds()).isLessThanOrEqualTo(3);
        assertThat(costs.finish()).as("finish: %s", costs.finishKinds()).isLessThanOrEqualTo(3);
    }

    private record Costs(double start, Map<String, Long> startKinds, double finish, Map<String, Long> finishKinds) {}

    private static Costs travel(List<String> reservations, String session) {
        commands.reset();
        List<String> trips = Crowd.each(
                IntStream.range(0, TRIPS).boxed().toList(),
                i -> service.call("POST", "", session, trip("R-" + i, reservations.get(i)))
                        .id());
        whenEverythingIsSent();
        double start = perTrip();
        Map<String, Long> startKinds = commands.byKind();
        commands.reset();
        Crowd.each(
                trips, id -> service.call("PUT", "/" + id + "/finish", session, Map.of("indicators", Map.of("km", 3))));
        whenEverythingIsSent();
        assertThat(stored("travels").countDocuments(new Document("status", "pending")))
                .isZero();
        return new Costs(start, startKinds, perTrip(), commands.byKind());
    }

    private static Map<String, Object> trip(String reference, String reservation) {
        return Map.of(
                "origin", "Casa", "destination", "Oficina", "resourceRef", reference, "reservationId", reservation);
    }

    private static double perTrip() {
        return (double) commands.total() / TRIPS;
    }

    /** Asks through a client of its own, which is not counted. */
    private static void whenEverythingIsSent() {
        Document unsent = new Document("outbox", new Document("$exists", true));
        await().atMost(Duration.ofSeconds(30)).until(() -> stored("travels").countDocuments(unsent) == 0);
    }

    private static MongoCollection<Document> stored(String collection) {
        return client.getDatabase(RunningTravels.DATABASE).getCollection(collection);
    }

    private static String reservation(String traveller, String reference) {
        String bicycle = new ObjectId().toHexString();
        String reservation = new ObjectId().toHexString();
        service.publish(
                Subjects.RESOURCE_CREATED,
                new ResourceState(
                        bicycle, 0L, null, reference, null, null, "Acme", null, null, null, null, null, null, null,
                        null));
        service.publish(
                Subjects.RESERVATION_CREATED,
                new ReservationState(
                        reservation, 0L, "active", traveller, bicycle, reference, "Acme", Instant.now(), null));
        return reservation;
    }
}
