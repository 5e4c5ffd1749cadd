package io.movers.travels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.common.events.contract.ReservationState;
import io.movers.common.events.contract.ResourceState;
import io.movers.common.events.contract.Subjects;
import io.movers.servers.queries.IndexRule;
import io.movers.servers.queries.RecordedQueries;
import io.movers.testing.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TravelsIT {
    private static final Map<String, Object> TRIP =
            Map.of("origin", "Casa", "destination", "Oficina", "resourceRef", "R-1", "reservationId", "res-1");

    private static RunningTravels service;

    private String traveller;

    @BeforeAll
    static void startService() throws Exception {
        service = new RunningTravels();
    }

    @AfterAll
    static void stopService() throws Exception {
        service.close();
    }

    @BeforeEach
    void signIn() {
        traveller = service.session("user");
    }

    private String start() {
        return service.call("POST", "", traveller, TRIP).id();
    }

    private Answer finish(String id, Object body) {
        return service.call("PUT", "/" + id + "/finish", traveller, body);
    }

    private static Map<String, Object> km(double km) {
        return Map.of("indicators", Map.of("km", km));
    }

    @Test
    void tripFinishedConcurrentlyIsFinishedAndPublishedOnce() throws Exception {
        String id = start();
        ExecutorService together = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Answer>> calls = IntStream.range(0, 6)
                    .<Callable<Answer>>mapToObj(i -> () -> finish(id, km(i + 1)))
                    .toList();
            for (var answer : together.invokeAll(calls)) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        } finally {
            together.shutdown();
        }

        Answer again = finish(id, km(400));

        assertThat(again.body().get("version").asInt()).isEqualTo(1);
        assertThat(again.body().at("/indicators/km").asDouble()).isLessThan(10);
        // Once a later event has arrived, a second event about this trip would have arrived, too.
        String next = start();
        finish(next, Map.of());
        await().until(() -> !service.published(Subjects.TRAVEL_FINISHED, next).isEmpty());
        assertThat(service.published(Subjects.TRAVEL_FINISHED, id))
                .singleElement()
                .satisfies(event -> assertThat(event.at("/indicators/km"))
                        .isEqualTo(again.body().at("/indicators/km")));
    }

    @Test
    void finishByAnotherUserIsRefused() {
        String id = start();

        Answer other = service.call("PUT", "/" + id + "/finish", service.session("admin"), Map.of());

        assertThat(other.status()).isEqualTo(401);
        assertThat(other.message()).isEqualTo("Not authorized");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"indicators\":{\"km\":-1}}",
                "{\"indicators\":{\"km\":500.5}}",
                "{\"indicators\":{\"km\":\"NaN\"}}",
                "{\"indicators\":{\"km\":1e400}}",
                "{\"indicators\":{\"km\":5,\"calories\":-0.1}}",
                "{\"indicators\":{\"km\":5,\"economicFootprint\":\"x\"}}",
                "{\"originPoint\":{\"latitude\":\"north\"}}",
                "{\"tracking\":[1]}",
                "{\"origin\":\"a\\u0000b\"}",
                "{\"tracking\":[{\"$set\":1}]}",
                "{\"tracking\":[{\"a.b\":1}]}",
                "{\"tracking\":[{\"a\":{\"$x\":1}}]}",
                "{\"tracking\":[{\"a\":[[[[[[[[[[1]]]]]]]]]]}]}",
            })
    void invalidResultIsRefusedAndTheTripStaysOpen(String body) {
        String id = start();

        Answer refused = finish(id, new JsonMapper().readTree(body));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("errors")).isNotEmpty();
        assertThat(finish(id, km(500)).body().get("version").asInt()).isEqualTo(1);
    }

    @Test
    void trackingKeepsTheFieldsOfTheAppAndIsBounded() {
        Map<String, Object> point = Map.of("latitude", 4.1, "longitude", -74, "speed", 9, "device", Map.of("os", "x"));
        String id = start();

        assertThat(finish(id, Map.of("tracking", Collections.nCopies(5_001, point)))
                        .message())
                .isEqualTo("At most 5000 points");
        Answer finished = finish(id, Map.of("tracking", List.of(point)));

        assertThat(finished.body().at("/tracking/0/speed").asInt()).isEqualTo(9);
        assertThat(finished.body().at("/tracking/0/device/os").asString()).isEqualTo("x");
        String whole = start();
        assertThat(finish(
                                whole,
                                Map.of(
                                        "tracking",
                                        Collections.nCopies(5_000, Map.of("latitude", 4.1, "longitude", -74))))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void listHoldsTheCallersTripsNewestFirst() {
        String first = start();
        String second = start();
        String third = start();
        service.call("POST", "", service.session("user"), TRIP);

        Answer list = service.call("GET", "", traveller, null);

        assertThat(list.status()).isEqualTo(201);
        assertThat(list.body()).extracting(trip -> trip.get("id").asString()).containsExactly(third, second, first);
        assertThat(service.call("GET", "?page=2&perPage=1", traveller, null).body())
                .extracting(trip -> trip.get("id").asString())
                .containsExactly(second);
        assertThat(service.call("GET", "?page=-1&perPage=x", traveller, null).body())
                .hasSize(3);
    }

    @Test
    void pageHasAtMost200TripsAndTheNextOneGoesOnFromThere() {
        for (int i = 0; i < 205; i++) {
            start();
        }

        JsonNode first = service.call("GET", "?perPage=1000", traveller, null).body();
        JsonNode second =
                service.call("GET", "?perPage=1000&page=2", traveller, null).body();

        assertThat(first).hasSize(200);
        assertThat(second).hasSize(5);
        assertThat(Stream.of(first, second)
                        .flatMap(page ->
                                page.valueStream().map(trip -> trip.get("id").asString())))
                .doesNotHaveDuplicates();
    }

    @Test
    void documentationShowsTheListAsAnArrayOfTrips() {
        JsonNode list =
                service.call("GET", "/docs.json", null, null).body().at("/paths/~1api~1travels/get/responses/201");

        JsonNode schema = list.get("content").iterator().next().get("schema");

        assertThat(schema.path("type").asString("")).isEqualTo("array");
        assertThat(schema.at("/items/$ref").asString("")).endsWith("/Travel");
    }

    @Test
    void pageOfTripsTakesOneIndexedQuery() {
        start();
        RecordedQueries queries = service.bean(RecordedQueries.class);
        service.forgetCallers();
        queries.clear();

        service.call("GET", "?page=1&perPage=10", traveller, null);

        // One for the session, one for the page.
        assertThat(queries.ofRequests()).hasSize(2);
        assertThat(new IndexRule(service.mongo().getDb()).unanswered(queries.ofRequests()))
                .isEmpty();
    }

    @Test
    void eventsCarryTheWholeTrip() {
        String id = start();
        finish(id, Map.of("origin", "Casa 2", "originPoint", Map.of("latitude", "4.6", "longitude", -74.1)));

        await().untilAsserted(() -> assertThat(service.published(Subjects.TRAVEL_CREATED, id))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.get("version").asInt()).isZero();
                    assertThat(event.get("status").asString()).isEqualTo("pending");
                }));
        await().untilAsserted(() -> assertThat(service.published(Subjects.TRAVEL_FINISHED, id))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.get("version").asInt()).isEqualTo(1);
                    assertThat(event.get("origin").asString()).isEqualTo("Casa 2");
                    assertThat(event.get("destination").asString()).isEqualTo("Oficina");
                    assertThat(event.at("/originPoint/latitude").asDouble()).isEqualTo(4.6);
                }));
    }

    @Test
    void unknownTripIsNotFoundAndMalformedIdIsRefused() {
        assertThat(finish(new ObjectId().toHexString(), Map.of()).status()).isEqualTo(404);
        assertThat(finish("abcdefghijkl", Map.of()).status()).isEqualTo(404);
        assertThat(finish("nope", Map.of()).message()).isEqualTo("Invalid id");
    }

    @Test
    void tripIsCheckedAgainstTheReservationThatEventsTellOf() {
        String ana = new ObjectId().toHexString();
        String bicycle = new ObjectId().toHexString();
        String reservation = new ObjectId().toHexString();
        String session = service.session("user", ana, "Acme");
        service.publish(Subjects.RESOURCE_CREATED, resourceCreated(bicycle, "R-7"));
        service.publish(Subjects.RESERVATION_CREATED, reservationCreated(reservation, ana, bicycle));
        await().untilAsserted(() -> {
            assertThat(stored("reservations", reservation)).isNotNull();
            assertThat(stored("resources", bicycle)).isNotNull();
        });

        assertThat(startOn("R-7", reservation, session).status()).isEqualTo(201);
        assertThat(startOn("R-8", reservation, session).message()).isEqualTo("La reserva no es válida");
        assertThat(startOn("R-7", reservation, service.session("user", new ObjectId().toHexString(), "Acme"))
                        .message())
                .isEqualTo("La reserva no es válida");

        service.publish(Subjects.RESOURCE_UPDATED, resourceUpdated(bicycle, "R-8"));
        await().untilAsserted(() ->
                assertThat(startOn("R-8", reservation, session).status()).isEqualTo(201));
        assertThat(startOn("R-7", reservation, session).status()).isEqualTo(201);

        Instant returnedAt = Instant.now().minus(Duration.ofMinutes(61));
        service.publish(Subjects.RESERVATION_FINISHED, reservationFinished(reservation, ana, bicycle, returnedAt));
        await().untilAsserted(() ->
                assertThat(startOn("R-7", reservation, session).message()).isEqualTo("La reserva no es válida"));
    }

    @Test
    void tripOnAnotherCompanysBicycleIsAnsweredAsUnknown() {
        String bicycle = new ObjectId().toHexString();
        service.publish(Subjects.RESOURCE_CREATED, resourceCreated(bicycle, "A-9"));
        await().untilAsserted(() -> assertThat(stored("resources", bicycle)).isNotNull());

        Answer refused = startOn("A-9", "made-up", service.session("user", new ObjectId().toHexString(), "Bolt"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isEqualTo("The reference already exists");
        assertThat(startOn("A-9", "made-up", service.session("user", new ObjectId().toHexString(), "Acme"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void startOfATripTakesIndexedQueries() {
        RecordedQueries queries = service.bean(RecordedQueries.class);
        queries.clear();

        startOn("R-77", new ObjectId().toHexString(), service.session("user", new ObjectId().toHexString(), "Acme"));

        assertThat(new IndexRule(service.mongo().getDb()).unanswered(queries.ofRequests()))
                .isEmpty();
    }

    @Test
    void trackingThatDoesNotFitIntoAnEventIsRefusedAndTheTripStaysOpen() {
        String id = start();
        Map<String, Object> point = Map.of("latitude", 4.123456, "longitude", -74.123456, "note", "x".repeat(200));

        Answer refused = finish(id, Map.of("tracking", Collections.nCopies(4_000, point)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isEqualTo("The tracking is too large");
        assertThat(finish(id, Map.of("tracking", Collections.nCopies(1_500, point)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void bodyOfMoreThan2MebibytesIsRefused() {
        String id = start();

        Answer refused = finish(id, Map.of("weather", "x".repeat(2 * 1024 * 1024)));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(finish(id, Map.of("weather", "x".repeat(2 * 1024 * 1024 - 100)))
                        .status())
                .isEqualTo(200);
    }

    private static Answer startOn(String resourceRef, String reservationId, String session) {
        Map<String, Object> trip = new HashMap<>(TRIP);
        trip.put("resourceRef", resourceRef);
        trip.put("reservationId", reservationId);
        return service.call("POST", "", session, trip);
    }

    private static Document stored(String collection, String id) {
        return service.mongo()
                .getCollection(collection)
                .find(new Document("_id", new ObjectId(id)))
                .first();
    }

    private static ResourceState resourceCreated(String id, String reference) {
        return new ResourceState(
                id, 0L, null, reference, null, null, "Acme", null, null, null, null, null, null, null, null);
    }

    private static ResourceState resourceUpdated(String id, String reference) {
        return new ResourceState(
                id, 1L, null, reference, null, null, "Acme", null, null, null, null, null, null, null, null);
    }

    private static ReservationState reservationCreated(String id, String userId, String bicycle) {
        return new ReservationState(id, 0L, "active", userId, bicycle, "R-7", "Acme", Instant.now(), null);
    }

    private static ReservationState reservationFinished(String id, String userId, String bicycle, Instant returnedAt) {
        return new ReservationState(
                id, 1L, "finished", userId, bicycle, "R-7", "Acme", returnedAt.minusSeconds(60), returnedAt);
    }
}
