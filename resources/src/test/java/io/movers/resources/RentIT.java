package io.movers.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.ResourceUpdated;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.TravelFinished;
import io.movers.common.events.contract.UserCreated;
import io.movers.testing.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    void ofAHundredAtOnceOneRents() throws Exception {
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
    void onlyTheRenterAndStaffGiveBackAndOnlyOnce() {
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
    void anotherCompanysResourceIsNotThere() {
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
    void anEmployeeSeesTheCodeOfTheLockOnlyWhileHeHasTheResource() {
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
    void nobodyTakesAResourceFromItsRenter() {
        String id = fleet.resource("Bicicleta", reference(), "Acme");
        rent(id, fleet.employee("Acme"));

        Map<String, Object> row = Map.of("resources", List.of(Map.of("id", id)));
        assertThat(fleet.asAdmin("POST", "/disable-resources", row).body()).isEmpty();
        assertThat(fleet.asAdmin("POST", "/enable-resources", row).body()).isEmpty();
        assertThat(fleet.asAdmin("DELETE", "/" + id, null).message()).isEqualTo("El recurso está rentado");
        assertThat(statusOf(id)).isEqualTo("rented");
    }

    @Test
    void aTripIsCountedOnceAndItsMaintenanceWaitsForTheReturn() {
        String reference = reference();
        String id = fleet.resource("Bicicleta", reference, "Acme");
        String renter = fleet.employee("Acme");
        String reservation = rent(id, renter);
        TravelFinished trip = trip(reference, reservation, 100.5);

        fleet.publish(Subjects.TRAVEL_FINISHED, trip);
        fleet.publish(Subjects.TRAVEL_FINISHED, trip);
        fleet.publish(Subjects.TRAVEL_FINISHED, trip(reference, reservation, 0.25));
        await().atMost(SOON).until(() -> show(id).get("kmSinceMaintenance").asDouble() == 100.75);

        JsonNode rented = show(id);
        assertThat(rented.get("status").asString()).isEqualTo("rented");
        assertThat(rented.get("maintenances")).hasSize(1);
        assertThat(rented.at("/maintenances/0/assignee").asString()).isEqualTo("maintenance");
        assertThat(rented.at("/maintenances/0/components")).hasSize(2);

        assertThat(giveBack(id, reservation, renter)
                        .body()
                        .at("/resource/status")
                        .asString())
                .isEqualTo("pending_maintenance");
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .until(() -> show(id).get("kmSinceMaintenance").asDouble() == 100.75);
    }

    @Test
    void aTripOnAResourceThatNobodyHasOpensItsMaintenanceAtOnce() {
        String reference = reference();
        String id = fleet.resource("Bicicleta", reference, "Acme");
        fleet.publish(Subjects.TRAVEL_FINISHED, trip(reference, "r", 101));
        await().atMost(SOON).until(() -> statusOf(id).equals("pending_maintenance"));
        assertThat(show(id).get("maintenances")).hasSize(1);
    }

    @Test
    void aTripThatComesBeforeItsResourceWaitsForIt() {
        String reference = reference();
        fleet.publish(Subjects.TRAVEL_FINISHED, trip(reference, "r", 7));
        String id = fleet.resource("Bicicleta", reference, "Acme");
        await().atMost(SOON).until(() -> show(id).get("kmSinceMaintenance").asDouble() == 7);
    }

    @Test
    void aTripOfTheOriginalThatIsFinishedAgainStaysAsFirstFinished() {
        String reference = reference();
        String id = fleet.resource("Bicicleta", reference, "Acme");
        TravelFinished counted = trip(reference, "r", 10);
        TravelFinished without = again(trip(reference, "r", 10), 1L, null);
        fleet.publishPartial(Subjects.TRAVEL_FINISHED, counted);
        fleet.publishPartial(Subjects.TRAVEL_FINISHED, without);
        await().atMost(SOON).until(() -> show(id).get("kmSinceMaintenance").asDouble() == 10);
        await().atMost(SOON).until(() -> copy(without) != null);
        Document before = copy(counted);

        fleet.publishPartial(Subjects.TRAVEL_FINISHED, again(counted, 2L, new Indicators(null, null, null, null, 5.0)));
        fleet.publishPartial(Subjects.TRAVEL_FINISHED, again(without, 2L, new Indicators(null, null, null, null, 5.0)));
        fleet.publishPartial(Subjects.TRAVEL_FINISHED, trip(reference, "r", 1));
        await().atMost(SOON).until(() -> show(id).get("kmSinceMaintenance").asDouble() == 11);

        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .untilAsserted(() -> assertThat(copy(counted)).isEqualTo(before));
        assertThat(copy(without)).doesNotContainKey("indicators");
        assertThat(show(id).get("kmSinceMaintenance").asDouble()).isEqualTo(11);
    }

    private static TravelFinished again(TravelFinished trip, long version, @Nullable Indicators indicators) {
        return new TravelFinished(
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

    private static @Nullable Document copy(TravelFinished trip) {
        return fleet.mongo()
                .getCollection("travels")
                .find(new Document("_id", new ObjectId(trip.id())))
                .first();
    }

    @Test
    void anAccountWithoutALastNameIsNotCopied() {
        String nameless = new ObjectId().toHexString();
        String named = new ObjectId().toHexString();
        fleet.publishPartial(Subjects.USER_CREATED, account(nameless, null));
        fleet.publishPartial(Subjects.USER_CREATED, account(named, "Ruiz"));
        await().atMost(SOON).until(() -> copies(named) == 1);
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> copies(nameless) == 0);
    }

    private static long copies(String userId) {
        return fleet.mongo().getCollection("users").countDocuments(new Document("_id", new ObjectId(userId)));
    }

    private static UserCreated account(String id, @Nullable String lastName) {
        return new UserCreated(
                id,
                0L,
                id + "@acme.test",
                "Ana",
                lastName,
                "Acme",
                "",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void aRatingLeavesWhatItDoesNotSayAndIsTheRentersAlone() {
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
    void everyStoredVersionIsPublishedWithTheWholePublicState() {
        String reference = reference();
        String id = fleet.resource("Bicicleta", reference, "Acme");
        String renter = fleet.employee("Acme");
        giveBack(id, rent(id, renter), renter);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(HEARD.of(id))
                        .extracting(ResourceUpdated::version)
                        .containsExactly(1L, 2L));
        ResourceUpdated last = HEARD.of(id).get(1);
        assertThat(last.reference()).isEqualTo(reference);
        assertThat(last.status()).isEqualTo("available");
        assertThat(last.client()).isEqualTo("Acme");
        assertThat(last.lockerPassword()).isEqualTo(1234);
        assertThat(last.qrCode()).startsWith("data:image/png;base64,");
        assertThat(last.createdAt()).isNotNull();
    }

    /** What the others hear about resources. */
    static class HeardUpdates extends Listener<ResourceUpdated> {
        private final List<ResourceUpdated> heard = new CopyOnWriteArrayList<>();

        HeardUpdates() {
            super(Subjects.RESOURCE_UPDATED);
        }

        @Override
        public void onMessage(ResourceUpdated event, Message msg) {
            heard.add(event);
            msg.ack();
        }

        private List<ResourceUpdated> of(String id) {
            return heard.stream().filter(event -> event.id().equals(id)).toList();
        }
    }

    static class Hearing {
        @Bean
        HeardUpdates heardUpdates() {
            return HEARD;
        }
    }

    private static TravelFinished trip(String reference, String reservation, double km) {
        return new TravelFinished(
                new ObjectId().toHexString(),
                1L,
                "completed",
                "A",
                "B",
                null,
                null,
                reference,
                reservation,
                new ObjectId().toHexString(),
                new Indicators(1.0, 1.0, 1.0, 1.0, km),
                List.of(),
                Instant.parse("2026-11-24T08:00:00Z"),
                Instant.parse("2026-11-24T08:30:00Z"));
    }
}
