package io.movers.auth.events.listeners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.auth.RunningAuth;
import io.movers.auth.TestMessage;
import io.movers.auth.Trip;
import io.movers.auth.models.RankingPlace;
import io.movers.auth.models.RankingRepository;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.TravelCreated;
import io.movers.common.events.contract.TravelFinished;
import io.movers.testing.Bus;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** Points, ranking and indicators from the events of trips, over a real broker. */
class TravelListenersIT {
    private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");

    static RunningAuth auth;
    static Bus bus;
    static String admin;

    private String userId;
    private String reference;

    @BeforeAll
    static void start() {
        auth = RunningAuth.start();
        bus = auth.bus();
        admin = auth.admin();
        auth.call(
                "POST",
                "/api/users/domains",
                admin,
                Map.of("domains", List.of(Map.of("domain", "acme.test", "client", "Acme"))));
    }

    @AfterAll
    static void stop() {
        auth.close();
    }

    @BeforeEach
    void signUpAndAddBicycle() {
        userId = auth.call("POST", "/api/users/signup", null, RunningAuth.signUp(new ObjectId() + "@acme.test"))
                .body()
                .get("id")
                .asString();
        reference = "R-" + new ObjectId();
        bicycle(reference);
    }

    @Test
    void redeliveredTripEarnsPointsOnce() {
        Map<String, Object> created = travel("t" + userId, "r1");
        Map<String, Object> finished = finished("t" + userId, "r1", 10);

        bus.publish("travel:created", created);
        bus.publish("travel:created", created);
        await().untilAsserted(() -> assertThat(user().getPoints()).isEqualTo(50));
        bus.publish("travel:finished", finished);
        bus.publish("travel:finished", finished);

        await().untilAsserted(() -> assertThat(user().getPoints()).isEqualTo(60));
        handle(trip("t", "r1").finished(10));
        handle(trip("another trip of the same rental", "r1").created());
        assertThat(user().getPoints()).isEqualTo(60);
        assertThat(user().getVersion()).isEqualTo(2);
        assertThat(rows("userpoints")).hasSize(2);
        assertThat(rows("userindicators")).hasSize(1);
        assertThat(rows("userrankings")).singleElement().satisfies(row -> {
            assertThat(row.get("points")).isEqualTo(60);
            assertThat(row.get("resourceType")).isEqualTo("Bicicleta");
        });
        await().untilAsserted(() -> assertThat(bus.published("user:updated", userId))
                .extracting(event -> event.get("points").asDouble())
                .containsExactly(50.0, 60.0));
    }

    @Test
    void tripOfAnUnknownAccountIsNotAcknowledged() {
        String unknown = new ObjectId().toHexString();
        TravelCreated event = trip("t", "r1").by(unknown).created();
        TestMessage message = TestMessage.at(NOON);

        auth.bean(TravelCreatedListener.class).onMessage(event, message);

        assertThat(message.isAcked()).isFalse();
        assertThat(template().getCollection("userpoints").countDocuments(new Document("userId", unknown)))
                .isZero();
    }

    @Test
    void tripOnAnUnknownBicycleCountsOnceTheBicycleIsKnown() {
        String later = "R-later-" + userId;
        Map<String, Object> created = travel("late" + userId, "r1");
        created.put("resourceRef", later);
        bus.publish("travel:created", created);
        TravelCreated event = trip("x", "r1").on(later).created();
        TestMessage message = TestMessage.at(NOON);
        auth.bean(TravelCreatedListener.class).onMessage(event, message);
        assertThat(message.isAcked()).isFalse();
        assertThat(user().getPoints()).isZero();

        bicycle(later);

        await().untilAsserted(() -> assertThat(user().getPoints()).isEqualTo(50));
    }

    @Test
    void onlyTenRentalsADayEarnPoints() {
        for (int i = 0; i < 12; i++) {
            handle(trip("t" + i, "same-day-" + i).created());
        }
        assertThat(user().getPoints()).isEqualTo(500);

        handle(trip("t12", "next-day").at(NOON.plusSeconds(86_400)).created());
        assertThat(user().getPoints()).isEqualTo(550);
    }

    @Test
    void indicatorsAreSummedByTheDayOfTheTrip() {
        handle(trip("first", "r1").finished(10));
        handle(trip("second", "r1").at(NOON.plusSeconds(86_400)).finished(new Indicators(null, 1.0, null, null, 2.5)));

        String session = session();
        JsonNode all = indicators(session, "");
        assertThat(all.get("km").asDouble()).isEqualTo(12.5);
        assertThat(all.get("energyFootprint").asDouble()).isEqualTo(1.5);
        assertThat(indicators(session, "?from=2026-11-24&to=2026-11-24")
                        .get("km")
                        .asDouble())
                .isEqualTo(10);
        assertThat(indicators(session, "?from=2026-11-25").get("km").asDouble()).isEqualTo(2.5);
        assertThat(indicators(session, "?type=Patineta").get("km").asDouble()).isZero();
    }

    @Test
    void tripWithImpossibleKilometresCountsNothing() {
        handle(trip("far", "r1").finished(501));
        handle(trip("nowhere", "r1").finished(0));
        handle(trip("back", "r1").finished(-3));

        assertThat(rows("userpoints")).isEmpty();
        assertThat(rows("userindicators")).isEmpty();
    }

    @Test
    void tripsFinishedAtOnceAreAllSummed() {
        List<Thread> threads = new java.util.ArrayList<>();
        for (int i = 0; i < 8; i++) {
            TravelFinished event = trip("at-once-" + i, "r1").finished(1.1);
            threads.add(new Thread(() -> handle(event)));
        }
        threads.forEach(Thread::start);
        threads.forEach(thread -> {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(user().getPoints()).isEqualTo(8.8);
        assertThat(rows("userrankings"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("points")).isEqualTo(8.8));
    }

    @Test
    void equalScoresRankByWhoReachedThemFirst() {
        RankingRepository ranking = auth.bean(RankingRepository.class);
        String type = "Patineta-" + userId;
        List<String> accounts = IntStream.range(0, 8).mapToObj(i -> userId + i).toList();

        accounts.forEach(account -> ranking.place(account, type, 50, 0, NOON));
        ranking.place(accounts.get(3), type, 50, 1, NOON);

        assertThat(ranking.best(type, 10)).extracting(RankingPlace::userId).containsExactlyElementsOf(accounts);
        assertThat(ranking.best(type, accounts, 10))
                .extracting(RankingPlace::userId)
                .containsExactlyElementsOf(accounts);
    }

    private void bicycle(String ref) {
        Map<String, Object> resource = new HashMap<>();
        resource.put("id", new ObjectId().toHexString());
        resource.put("version", 0);
        resource.put("type", "Bicicleta");
        resource.put("reference", ref);
        resource.put("status", "available");
        bus.publish("resource:created", resource);
        await().until(() -> template().getCollection("resources").countDocuments(new Document("reference", ref)) == 1);
    }

    private Map<String, Object> travel(String id, String reservation) {
        Map<String, Object> travel = new HashMap<>();
        travel.put("id", id);
        travel.put("version", 0);
        travel.put("userId", userId);
        travel.put("reservationId", reservation);
        travel.put("resourceRef", reference);
        travel.put("createdAt", NOON.toString());
        return travel;
    }

    private Map<String, Object> finished(String id, String reservation, double km) {
        Map<String, Object> travel = travel(id, reservation);
        travel.put("version", 1);
        travel.put("completedAt", NOON.toString());
        travel.put("indicators", Map.of("km", km, "calories", 1));
        return travel;
    }

    private Trip trip(String id, String reservation) {
        return Trip.of(id + userId, userId, reference, NOON).under(reservation);
    }

    private void handle(TravelCreated event) {
        TestMessage message = TestMessage.at(NOON);
        auth.bean(TravelCreatedListener.class).onMessage(event, message);
        assertThat(message.isAcked()).isTrue();
    }

    private void handle(TravelFinished event) {
        TestMessage message = TestMessage.at(NOON);
        auth.bean(TravelFinishedListener.class).onMessage(event, message);
        assertThat(message.isAcked()).isTrue();
    }

    private String session() {
        return auth.signIn(user().getEmail(), "secret1") == null
                ? null
                : auth.bean(io.movers.common.security.SessionTokens.class)
                        .issue(Map.of("id", userId, "email", user().getEmail(), "role", "user", "client", "Acme"));
    }

    private static JsonNode indicators(String session, String query) {
        return auth.call("GET", "/api/users/user-indicators" + query, session, null)
                .body()
                .get("indicators");
    }

    private User user() {
        return auth.bean(UserRepository.class).find(userId);
    }

    private List<Document> rows(String collection) {
        return template()
                .getCollection(collection)
                .find(new Document("userId", userId))
                .into(new java.util.ArrayList<>());
    }

    private static MongoTemplate template() {
        return auth.bean(MongoTemplate.class);
    }
}
