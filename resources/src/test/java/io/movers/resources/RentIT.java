package io.movers.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.ResourceState;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.TravelState;
import io.movers.common.scheduling.BackgroundTask;
import io.movers.resources.models.Fleet;
import io.movers.testing.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;

/** Rents, returns and trips, over HTTP and real events. */
class RentIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final AtomicInteger REFERENCES = new AtomicInteger();
    private static final HeardUpdates HEARD = new HeardUpdates();
    private static RunningFleet fleet;

    @BeforeAll
    static void start() {
        fleet = RunningFleet.start(List.of(Hearing.class));
        fleet.type("Bicicleta", 30, 100);
        fleet.office("Norte", "Acme", "");
        await().atMost(SOON).until(() -> fleet.mongo().getCollection("offices").countDocuments() == 1);
    }

    @AfterAll
    static void stop() throws Exception {
        fleet.close();
    }

    private static String reference() {
        return "R-" + REFERENCES.incrementAndGet();
    }

    private static JsonNode show(String id) {
        return fleet.asAdmin("GET", "/find/" + id, null).body();
    }

    private static String statusOf(String id) {
        return show(id).get("status").asString();
    }

    private static String rent(String id, String session) {
        Answer rented = fleet.call("POST", "/" + id + "/rent", session, Map.of("typeRent", 1));
        assertThat(rented.status()).isEqualTo(200);
        return rented.body().at("/reservation/id").asString();
    }

    private static Answer giveBack(String id, String reservation, String session) {
        return fleet.call("POST", "/" + id + "/return", session, Map.of("reservationId", reservation));
    }

    @Test
    void rentWritesItsReservationItselfWhileTheQueueStandsStill() {
        BackgroundTask settling = fleet.bean("settlingTask", BackgroundTask.class);
        settling.stop();
        try {
            String listed = fleet.employee("Acme");
            String reservation = rent(fleet.resource("Bicicleta", reference(), "Acme"), listed);
            assertThat(fleet.call("GET", "/rented-resources", listed, null)
                            .body()
                            .toString())
                    .contains(reservation);

            String rating = fleet.employee("Acme");
            String rated = rent(fleet.resource("Bicicleta", reference(), "Acme"), rating);
            assertThat(fleet.call("PUT", "/rents/" + rated + "/rate", rating, Map.of("rating", 5))
                            .status())
                    .isEqualTo(200);

            String returning = fleet.employee("Acme");
            String id = fleet.resource("Bicicleta", reference(), "Acme");
            String returned = rent(id, returning);
            assertThat(giveBack(id, returned, returning)
                            .body()
                            .at("/resource/status")
                            .asString())
                    .isEqualTo("available");

            String last = rent(fleet.resource("Bicicleta", reference(), "Acme"), fleet.employee("Acme"));
            assertThat(fleet.asAdmin("GET", "/reservation-list?perPage=1000", null)
                            .body()
                            .toString())
                    .contains(last);
        } finally {
            settling.start();
        }
    }

    @Test
    void oneOfAHundredSimultaneousRentsSucceeds() throws Exception {
        String id = fleet.resource("Bicicleta", reference(), "Acme");
        List<String> sessions = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            sessions.add(fleet.employee("Acme"));
        }
        ExecutorService renters = Executors.newFixedThreadPool(100);
        try {
            CountDownLatch ready = new CountDownLatch(100);
            List<Future<Answer>> answers = new ArrayList<>();
            for (String session : sessions) {
                answers.add(renters.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return fleet.call("POST", "/" + id + "/rent", session, Map.of());
                }));
            }
            int rented = 0;
            for (Future<Answer> future : answers) {
                Answer answer = future.get();
                if (answer.status() == 200) {
                    rented++;
                } else {
                    assertThat(answer.status()).isEqualTo(400);
                    assertThat(answer.message()).isEqualTo("El recurso no está disponible");
                }
            }
            assertThat(rented).isEqualTo(1);
        } finally {
            renters.shutdownNow();
        }
        String reference = show(id).get("reference").asString();
        assertThat(fleet.mongo().getCollection("reservations").countDocuments(new Document("resourceRef", reference)))
                .isEqualTo(1);
    }

    @Test
    void whoHasTheResourceAlreadyIsToldSo() {
        String id = fleet.resource("Bicicleta", reference(), "Acme");
        String renter = fleet.employee("Acme");
        rent(id, renter);

        Answer again = fleet.call("POST", "/" + id + "/rent", renter, Map.of());

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.message()).isEqualTo("Ya tienes rentado este recurso");
        assertThat(fleet.call("POST", "/" + id + "/rent", fleet.employee("Acme"), Map.of())
                        .message())
                .isEqualTo("El recurso no está disponible");
    }

    @Test
    void onlyTheRenterAndStaffReturnAndOnlyOnce() {
        String id = fleet.resource("Bicicleta", reference(), "Acme");
        String renter = fleet.employee("Acme");
        String reservation = rent(id, renter);

        assertThat(giveBack(id, reservation, fleet.employee("Acme")).status()).isEqualTo(403);
        assertThat(giveBack(id, reservation, fleet.employee("Beta")).message())
                .isEqualTo("The resource does not exists");
        assertThat(giveBack(id, new ObjectId().toHexString(), renter).message())
                .isEqualTo("The resource does not exists");
        assertThat(statusOf(id)).isEqualTo("rented");

        Answer back = giveBack(id, reservation, renter);
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.body().at("/reservation/status").asString()).isEqualTo("finished");
        assertThat(back.body().at("/resource/status").asString()).isEqualTo("available");

        String next = rent(id, fleet.employee("Acme"));
        assertThat(giveBack(id, reservation, renter).status()).isEqualTo(200);
        assertThat(statusOf(id))
                .as("it is rented under another reservation now")
                .isEqualTo("rented");
        assertThat(giveBack(id, next, fleet.session("meb-admin", new ObjectId().toHexString(), null))
                        .status())
                .isEqualTo(200);
        assertThat(statusOf(id)).isEqualTo("available");
    }

    @Test
    void anotherCompanysResourceIsNotFound() {
        String id = fleet.resource("Bicicleta", reference(), "Acme");
        String stranger = fleet.employee("Beta");
        assertThat(fleet.call("POST", "/" + id + "/rent", stranger, Map.of()).message())
                .isEqualTo("The reference already exists");
        assertThat(fleet.call("GET", "/find/" + id, stranger, null).status()).isEqualTo(404);
        assertThat(fleet.call("GET", "?client=Acme", stranger, null)
                        .body()
                        .get("totalResults")
                        .asInt())
                .isZero();
    }

    @Test
    void employeeSeesTheLockCodeOnlyWhileRenting() {
        String id = fleet.resource("Bicicleta", reference(), "Acme");
        String renter = fleet.employee("Acme");
        assertThat(fleet.call("GET", "/find/" + id, renter, null).body().has("lockerPassword"))
                .isFalse();

        Answer rented = fleet.call("POST", "/" + id + "/rent", renter, Map.of());
        assertThat(rented.body().at("/resource/lockerPassword").asInt()).isEqualTo(1234);
        assertThat(fleet.call("GET", "/find/" + id, renter, null).body().has("lockerPassword"))
                .isTrue();
        assertThat(fleet.call("GET", "/find/" + id, fleet.employee("Acme"), null)
                        .body()
                        .has("lockerPassword"))
                .isFalse();
        assertThat(fleet.call("GET", "/find/" + id, fleet.session("client", new ObjectId().toHexString(), "Acme"), null)
                        .body()
                        .has("lockerPassword"))
                .isTrue();

        Answer back = giveBack(id, rented.body().at("/reservation/id").asString(), renter);
        assertThat(back.body().get("resource").has("lockerPassword")).isFalse();
    }

    @Test
    void rentedResourceCannotBeDisabledEnabledOrDeleted() {
        String id = fleet.resource("Bicicleta", reference(), "Acme");
        rent(id, fleet.employee("Acme"));

        Map<String, Object> row = Map.of("resources", List.of(Map.of("id", id)));
        assertThat(fleet.asAdmin("POST", "/disable-resources", row).body()).isEmpty();
        assertThat(fleet.asAdmin("POST", "/enable-resources", row).body()).isEmpty();
        assertThat(fleet.asAdmin("DELETE", "/" + id, null).message()).isEqualTo("El recurso está rentado");
        assertThat(statusOf(id)).isEqualTo("rented");
    }

    @Test
    void tripIsCountedOnceAndItsMaintenanceWaitsForTheReturn() {
        String reference = reference();
        String id = fleet.resource("Bicicleta", reference, "Acme");
        Traveller ana = Traveller.of("Acme");
        String reservation = rent(id, ana.session());
        TravelState trip = trip(reference, reservation, ana, 100.5);

        fleet.publish(Subjects.TRAVEL_FINISHED, trip);
        fleet.publish(Subjects.TRAVEL_FINISHED, trip);
        fleet.publish(Subjects.TRAVEL_FINISHED, trip(reference, reservation, ana, 0.25));
        await().atMost(SOON).until(() -> kmOf(id) == 100.75);

        JsonNode rented = show(id);
        assertThat(rented.get("status").asString()).isEqualTo("rented");
        assertThat(rented.get("maintenances")).hasSize(1);
        assertThat(rented.at("/maintenances/0/assignee").asString()).isEqualTo("maintenance");
        assertThat(rented.at("/maintenances/0/components")).hasSize(2);

        assertThat(giveBack(id, reservation, ana.session())
                        .body()
                        .at("/resource/status")
                        .asString())
                .isEqualTo("pending_maintenance");
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> kmOf(id) == 100.75);
    }

    @Test
    void tripFinishedAfterTheReturnOpensItsMaintenanceAtOnce() {
        String reference = reference();
        String id = fleet.resource("Bicicleta", reference, "Acme");
        Traveller ana = Traveller.of("Acme");
        String reservation = rent(id, ana.session());
        giveBack(id, reservation, ana.session());

        fleet.publish(Subjects.TRAVEL_FINISHED, trip(reference, reservation, ana, 101));

        await().atMost(SOON).until(() -> statusOf(id).equals("pending_maintenance"));
        assertThat(show(id).get("maintenances")).hasSize(1);
    }

    @Test
    void tripCountsAfterTheReferenceOfItsResourceChanged() {
        String before = reference();
        String after = reference();
        String id = fleet.resource("Bicicleta", before, "Acme");
        Traveller ana = Traveller.of("Acme");
        String reservation = rent(id, ana.session());
        assertThat(fleet.asAdmin("PUT", "/" + id, RunningFleet.resourceBody("Bicicleta", after, "Acme"))
                        .status())
                .isEqualTo(201);

        fleet.publish(Subjects.TRAVEL_FINISHED, trip(before, reservation, ana, 7));
        fleet.publish(Subjects.TRAVEL_FINISHED, trip(after, reservation, ana, 3));

        await().atMost(SOON).until(() -> kmOf(id) == 10);
    }

    @Test
    void tripOfMoreThan500KilometresCountsAs500() {
        String reference = reference();
        String id = fleet.resource("Bicicleta", reference, "Acme");
        Traveller ana = Traveller.of("Acme");

        fleet.publish(Subjects.TRAVEL_FINISHED, trip(reference, rent(id, ana.session()), ana, 1e9));

        await().atMost(SOON).until(() -> kmOf(id) == 500);
    }

    @Test
    void inventedTripAddsNoKilometresAndShowsInNoReservationList() {
        String reference = reference();
        String id = fleet.resource("Bicicleta", reference, "Acme");
        Traveller ana = Traveller.of("Acme");
        String reservation = rent(id, ana.session());
        Traveller stranger = Traveller.of("Beta");

        for (TravelState invented : List.of(
                trip(reference, new ObjectId().toHexString(), stranger, 499),
                trip(reference, reservation, stranger, 499),
                trip("NO-SUCH-BIKE", "made up", stranger, 499))) {
            fleet.publish(Subjects.TRAVEL_FINISHED, invented);
        }
        fleet.publish(Subjects.TRAVEL_FINISHED, trip(reference, reservation, ana, 1));

        await().atMost(SOON).until(() -> kmOf(id) == 1);
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> kmOf(id) == 1);
        assertThat(show(id).get("maintenances")).isEmpty();
        assertThat(fleet.mongo()
                        .getCollection("parkedEvents")
                        .countDocuments(new Document("subject", "travel:finished")))
                .as("refused trips are handled at once")
                .isZero();
        JsonNode listed = fleet.asAdmin("GET", "/reservation-list?client=Acme&perPage=all", null)
                .body()
                .get("reservations");
        assertThat(listed)
                .filteredOn(row -> row.get("id").asString().equals(reservation))
                .singleElement()
                .satisfies(row -> assertThat(row.get("travels"))
                        .singleElement()
                        .satisfies(travel ->
                                assertThat(travel.get("userId").asString()).isEqualTo(ana.id())));
    }

    @Test
    void tripOfNodesServiceThatIsFinishedAgainStaysAsFirstFinished() {
        String reference = reference();
        String id = fleet.resource("Bicicleta", reference, "Acme");
        Traveller ana = Traveller.of("Acme");
        String reservation = rent(id, ana.session());
        TravelState counted = trip(reference, reservation, ana, 10);
        TravelState without = again(trip(reference, reservation, ana, 10), 1L, null);
        fleet.publishPartial(Subjects.TRAVEL_FINISHED, counted);
        fleet.publishPartial(Subjects.TRAVEL_FINISHED, without);
        await().atMost(SOON).until(() -> kmOf(id) == 10);
        await().atMost(SOON).until(() -> copy(without) != null);
        Document before = copy(counted);

        fleet.publishPartial(Subjects.TRAVEL_FINISHED, again(counted, 2L, new Indicators(null, null, null, null, 5.0)));
        fleet.publishPartial(Subjects.TRAVEL_FINISHED, again(without, 2L, new Indicators(null, null, null, null, 5.0)));
        fleet.publishPartial(Subjects.TRAVEL_FINISHED, trip(reference, reservation, ana, 1));
        await().atMost(SOON).until(() -> kmOf(id) == 11);

        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .untilAsserted(() -> assertThat(copy(counted)).isEqualTo(before));
        assertThat(copy(without)).doesNotContainKey("indicators");
        assertThat(kmOf(id)).isEqualTo(11);
    }

    private static double kmOf(String id) {
        return show(id).get("kmSinceMaintenance").asDouble();
    }

    @Test
    void everyVersionOfAReservationIsPublished() {
        String reference = reference();
        String id = fleet.resource("Bicicleta", reference, "Acme");
        Traveller ana = Traveller.of("Acme");
        String reservation = rent(id, ana.session());
        giveBack(id, reservation, ana.session());
        fleet.call("PUT", "/rents/" + reservation + "/rate", ana.session(), Map.of("rating", 4));
        fleet.asAdmin("PUT", "/reservations/" + reservation + "/reply", Map.of("reply", "Gracias"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(fleet.published(Subjects.RESERVATION_FINISHED, reservation))
                        .extracting(event -> event.get("version").asInt())
                        .containsExactly(1, 2, 3));
        assertThat(fleet.published(Subjects.RESERVATION_CREATED, reservation))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.get("version").asInt()).isZero();
                    assertThat(event.get("status").asString()).isEqualTo("active");
                    assertThat(event.get("userId").asString()).isEqualTo(ana.id());
                    assertThat(event.get("resourceId").asString()).isEqualTo(id);
                    assertThat(event.get("resourceRef").asString()).isEqualTo(reference);
                    assertThat(event.get("client").asString()).isEqualTo("Acme");
                });
        JsonNode finished =
                fleet.published(Subjects.RESERVATION_FINISHED, reservation).get(0);
        assertThat(finished.get("status").asString()).isEqualTo("finished");
        assertThat(finished.get("returnedAt").isString()).isTrue();
    }

    @Test
    void reservationsThatNoEventHasShownArePublishedInTheBackground() {
        String reference = reference();
        String id = fleet.resource("Bicicleta", reference, "Acme");
        Instant now = Instant.now();
        String active = unpublished(reference, "active", now.minus(Duration.ofDays(90)));
        String recent = unpublished(reference, "finished", now.minus(Duration.ofDays(29)));
        String old = unpublished(reference, "finished", now.minus(Duration.ofDays(31)));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(fleet.published(Subjects.RESERVATION_CREATED, active))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.get("resourceId").asString()).isEqualTo(id);
                        assertThat(event.get("client").asString()).isEqualTo("Acme");
                    });
            assertThat(fleet.published(Subjects.RESERVATION_FINISHED, recent)).hasSize(1);
        });
        assertThat(fleet.published(Subjects.RESERVATION_FINISHED, old)).isEmpty();

        // A release that does not publish these events finishes the reservation.
        fleet.mongo()
                .getCollection("reservations")
                .updateOne(
                        new Document("_id", new ObjectId(active)),
                        new Document("$set", new Document("status", "finished").append("__v", 2)));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(fleet.published(Subjects.RESERVATION_FINISHED, active))
                        .singleElement()
                        .satisfies(event ->
                                assertThat(event.get("version").asInt()).isEqualTo(3)));
    }

    private static String unpublished(String reference, String status, Instant createdAt) {
        ObjectId id = new ObjectId();
        fleet.mongo()
                .getCollection("reservations")
                .insertOne(new Document("_id", id)
                        .append("status", status)
                        .append("resourceRef", reference)
                        .append("userId", new ObjectId().toHexString())
                        .append("createdAt", Date.from(createdAt))
                        .append("__v", 0));
        return id.toHexString();
    }

    @Test
    void reservationsFollowTheirCompanyToItsNewName() {
        String company = "Gamma " + reference();
        String id = fleet.resource("Bicicleta", reference(), company);
        Traveller ana = Traveller.of(company);
        String finished = rent(id, ana.session());
        giveBack(id, finished, ana.session());
        String active = rent(id, ana.session());
        String client = new ObjectId().toHexString();
        fleet.publish(Subjects.CLIENT_CREATED, Map.of("id", client, "version", 0, "name", company), ReplicaState.FULL);
        await().atMost(SOON)
                .until(() ->
                        fleet.mongo().getCollection("clients").countDocuments(new Document("_id", new ObjectId(client)))
                                == 1);

        fleet.publish(
                Subjects.CLIENT_UPDATED,
                Map.of("id", client, "version", 1, "name", company + " SA"),
                ReplicaState.FULL);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(fleet.asAdmin(
                                        "GET",
                                        "/reservation-list?client=" + (company + " SA").replace(" ", "%20"),
                                        null)
                                .body()
                                .get("reservations"))
                        .extracting(row -> row.get("id").asString())
                        .containsExactly(finished, active));
    }

    private static TravelState again(TravelState trip, long version, @Nullable Indicators indicators) {
        return new TravelState(
                trip.id(),
                version,
                trip.status(),
                trip.origin(),
                trip.destination(),
                trip.originPoint(),
                trip.destinationPoint(),
                trip.resourceRef(),
                trip.reservationId(),
                trip.userId(),
                indicators,
                List.of(),
                trip.createdAt(),
                trip.completedAt());
    }

    private static @Nullable Document copy(TravelState trip) {
        return fleet.mongo()
                .getCollection("travels")
                .find(new Document("_id", new ObjectId(trip.id())))
                .first();
    }

    @Test
    void accountWithoutALastNameIsNotCopied() {
        String nameless = new ObjectId().toHexString();
        String named = new ObjectId().toHexString();
        fleet.publishPartial(Subjects.USER_CREATED, Fleet.account(nameless, null, null, "Acme"));
        fleet.publishPartial(Subjects.USER_CREATED, Fleet.account(named, "Ruiz", null, "Acme"));
        await().atMost(SOON).until(() -> copies(named) == 1);
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> copies(nameless) == 0);
    }

    private static long copies(String userId) {
        return fleet.mongo().getCollection("users").countDocuments(new Document("_id", new ObjectId(userId)));
    }

    @Test
    void onlyTheRenterRatesAndAbsentFieldsStay() {
        String id = fleet.resource("Bicicleta", reference(), "Acme");
        String renter = fleet.employee("Acme");
        String reservation = rent(id, renter);
        giveBack(id, reservation, renter);

        fleet.call("PUT", "/rents/" + reservation + "/rate", renter, Map.of("rating", 4, "comments", "Bien"));
        JsonNode again = fleet.call("PUT", "/rents/" + reservation + "/rate", renter, Map.of("rating", 5))
                .body();
        assertThat(again.at("/reservation/rating").asInt()).isEqualTo(5);
        assertThat(again.at("/reservation/comments").asString()).isEqualTo("Bien");
        assertThat(fleet.asAdmin("PUT", "/rents/" + reservation + "/rate", Map.of("rating", 1))
                        .status())
                .isEqualTo(403);

        String boss = fleet.session("client", new ObjectId().toHexString(), "Acme");
        String other = fleet.session("client", new ObjectId().toHexString(), "Beta");
        Map<String, Object> reply = Map.of("reply", "Gracias");
        assertThat(fleet.call("PUT", "/reservations/" + reservation + "/reply", other, reply)
                        .message())
                .isEqualTo("Reservation not found");
        assertThat(fleet.call("PUT", "/reservations/" + reservation + "/reply", boss, reply)
                        .body()
                        .get("reply")
                        .asString())
                .isEqualTo("Gracias");
        assertThat(fleet.call("GET", "/reservation-list", other, null).body().get("reservations"))
                .isEmpty();
        assertThat(fleet.call("GET", "/reservation-list?office=Norte", boss, null)
                        .body()
                        .get("reservations"))
                .isNotEmpty();
    }

    @Test
    void everyVersionOfAResourceIsPublishedWithItsWholeState() {
        String reference = reference();
        String id = fleet.resource("Bicicleta", reference, "Acme");
        String renter = fleet.employee("Acme");
        giveBack(id, rent(id, renter), renter);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(HEARD.of(id))
                        .extracting(ResourceState::version)
                        .containsExactly(1L, 2L));
        ResourceState last = HEARD.of(id).get(1);
        assertThat(last.reference()).isEqualTo(reference);
        assertThat(last.status()).isEqualTo("available");
        assertThat(last.client()).isEqualTo("Acme");
        assertThat(last.lockerPassword()).isEqualTo(1234);
        assertThat(last.qrCode()).startsWith("data:image/png;base64,");
        assertThat(last.createdAt()).isNotNull();
    }

    /** Records the events about resources that other services receive. */
    static class HeardUpdates extends Listener<ResourceState> {
        private final List<ResourceState> heard = new CopyOnWriteArrayList<>();

        HeardUpdates() {
            super(Subjects.RESOURCE_UPDATED);
        }

        @Override
        public void onMessage(ResourceState event, Message msg) {
            heard.add(event);
            msg.ack();
        }

        private List<ResourceState> of(String id) {
            return heard.stream().filter(event -> event.id().equals(id)).toList();
        }
    }

    static class Hearing {
        @Bean
        HeardUpdates heardUpdates() {
            return HEARD;
        }
    }

    /** An employee and their session. */
    private record Traveller(String id, String session) {
        static Traveller of(String client) {
            String id = new ObjectId().toHexString();
            return new Traveller(id, fleet.session("user", id, client));
        }
    }

    private static TravelState trip(String reference, String reservation, Traveller traveller, double km) {
        return new TravelState(
                new ObjectId().toHexString(),
                1L,
                "completed",
                "A",
                "B",
                null,
                null,
                reference,
                reservation,
                traveller.id(),
                new Indicators(1.0, 1.0, 1.0, 1.0, km),
                List.of(),
                Instant.parse("2026-11-24T08:00:00Z"),
                Instant.parse("2026-11-24T08:30:00Z"));
    }
}
