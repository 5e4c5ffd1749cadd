package io.movers.auth.events.listeners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.auth.Rental;
import io.movers.auth.RunningAuth;
import io.movers.auth.Trip;
import io.movers.auth.models.DayScore;
import io.movers.auth.models.RankingPlace;
import io.movers.auth.models.RankingRepository;
import io.movers.auth.models.ScoreSums;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.TravelState;
import io.movers.servers.queries.RecordedQueries;
import io.movers.testing.Bus;
import io.movers.testing.TestMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    private String bicycleId;

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
        bicycleId = new ObjectId().toHexString();
        bicycle(bicycleId, reference, null);
    }

    @Test
    void redeliveredTripEarnsPointsOnce() {
        Map<String, Object> created = travel("t" + userId, rent("r1"));
        Map<String, Object> finished = finished("t" + userId, "r1" + userId, 10);

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
    void effectCostsAHandfulOfCommandsWhateverTheHistory() {
        for (int i = 0; i < 3; i++) {
            ride("few" + i);
        }
        List<String> early = commandsOf(() -> ride("early"));
        for (int i = 0; i < 40; i++) {
            ride("many" + i);
        }
        List<String> late = commandsOf(() -> ride("late"));

        assertThat(early).hasSizeLessThanOrEqualTo(19);
        assertThat(late).as("no rental of the day is left to earn points").hasSizeLessThan(early.size());
    }

    /** The start and the end of a trip under a reservation that is known. */
    private void ride(String name) {
        Trip trip = trip(name, name);
        handle(trip.created());
        handle(trip.finished(1));
    }

    /** Without inserts. */
    private static List<String> commandsOf(Runnable action) {
        return auth.bean(RecordedQueries.class).during(action).stream()
                .map(query -> query.command() + " " + query.collection())
                .toList();
    }

    @Test
    void entriesThatACrashLeftWithoutTheirMarkAreSummedOnce() {
        handle(trip("t", "r1").created());
        for (int i = 1; i < 10; i++) {
            handle(trip("t" + i, "r1").finished(1));
        }
        assertThat(rows("userpoints"))
                .hasSize(10)
                .allSatisfy(row -> assertThat(row).containsEntry("counted", 1));
        template()
                .getCollection("userpoints")
                .updateMany(new Document("userId", userId), new Document("$unset", new Document("counted", "")));

        handle(trip("another", "r1").finished(5));

        assertThat(user().getPoints()).isEqualTo(64);
        assertThat(rows("userpoints"))
                .filteredOn(row -> row.containsKey("counted"))
                .hasSize(10);
    }

    @Test
    void limitsOfADayHoldAlthoughWhatIsKnownOfTheDayIsOld() {
        for (int i = 0; i < 9; i++) {
            handle(trip("t" + i, "r" + i).created());
        }
        handle(trip("t", "r1").finished(495));
        Document old = new Document("day.rentals", 3).append("day.trips", 0).append("day.tripPoints", 0);

        changeSums(new Document("$set", old));
        handle(trip("t9", "r9").created());
        handle(trip("t10", "r10").created());
        changeSums(new Document("$set", old));
        handle(trip("far", "r1").finished(100));

        assertThat(user().getPoints()).isEqualTo(10 * 50 + 500);
    }

    @Test
    void sumsOfTheReleaseBeforeAreContinued() {
        handle(trip("t", "r1").created());
        template()
                .getCollection("userpoints")
                .updateOne(new Document("userId", userId), new Document("$set", new Document("counted", 1)));
        changeSums(new Document("$unset", new Document("day", "")));

        handle(trip("t", "r1").finished(10));
        handle(trip("t2", "r2").created());

        assertThat(user().getPoints()).isEqualTo(110);
        assertThat(template().findById(userId, ScoreSums.class).day()).isEqualTo(new DayScore("2026-11-24", 2, 1, 10));
    }

    private void changeSums(Document change) {
        template().getCollection("scoresums").updateOne(new Document("_id", new ObjectId(userId)), change);
    }

    @Test
    void lostSumsAreMadeAnewFromTheEntries() {
        handle(trip("t", "r1").created());
        handle(trip("t", "r1").finished(10));
        template().getCollection("scoresums").deleteOne(new Document("_id", new ObjectId(userId)));

        handle(trip("another", "r1").finished(5));

        assertThat(user().getPoints()).isEqualTo(65);
        assertThat(rows("userrankings"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("points", 65));
    }

    @Test
    void sumsOfALongHistoryAreMadeInBatches() {
        List<Document> entries = IntStream.range(0, 1_200)
                .mapToObj(i -> new Document("userId", userId)
                        .append("type", "distance")
                        .append("points", 0.1)
                        .append("resourceType", "Bicicleta")
                        .append("effect", "trip|%s|%d".formatted(userId, i)))
                .toList();
        template().getCollection("userpoints").insertMany(entries);
        template()
                .getCollection("userpoints")
                .insertOne(new Document("userId", userId)
                        .append("type", "opening_balance")
                        .append("points", 7)
                        .append("byType", List.of())
                        .append("effect", "opening|" + userId));

        handle(trip("t", "r1").created());

        assertThat(user().getPoints()).isEqualTo(177);
    }

    @Test
    void tripOfAnUnknownAccountIsNotAcknowledged() {
        String unknown = new ObjectId().toHexString();
        TravelState event = trip("t", "r1").by(unknown).created();
        TestMessage message = TestMessage.at(NOON);

        auth.bean(TravelCreatedListener.class).onMessage(event, message);

        assertThat(message.isAcked()).isFalse();
        assertThat(template().getCollection("userpoints").countDocuments(new Document("userId", unknown)))
                .isZero();
    }

    @Test
    void tripOnAnUnknownBicycleCountsOnceTheBicycleIsKnown() {
        String later = "R-later-" + userId;
        String laterId = new ObjectId().toHexString();
        reserve(new Rental("late" + userId, userId, laterId, later, null, NOON));
        Map<String, Object> created = travel("late" + userId, "late" + userId);
        created.put("resourceRef", later);
        bus.publish("travel:created", created);
        TravelState event = trip("x", "r1").under("late" + userId).on(later).created();
        TestMessage message = TestMessage.at(NOON);
        auth.bean(TravelCreatedListener.class).onMessage(event, message);
        assertThat(message.isAcked()).isFalse();
        assertThat(user().getPoints()).isZero();

        bicycle(laterId, later, null);

        await().untilAsserted(() -> assertThat(user().getPoints()).isEqualTo(50));
    }

    @Test
    void tripWaitsForItsReservation() {
        Trip trip = unreserved("early").under("late" + userId);
        assertThat(isAcked(trip.created())).isFalse();
        assertThat(isAcked(trip.finished(10))).isFalse();
        assertThat(rows("userpoints")).isEmpty();
        assertThat(rows("userindicators")).isEmpty();

        bus.publish("travel:created", travel("over the broker" + userId, "late" + userId));
        reserve(new Rental("late" + userId, userId, bicycleId, reference, null, NOON));

        await().untilAsserted(() -> assertThat(user().getPoints()).isEqualTo(50));
        handle(trip.finished(10));
        assertThat(user().getPoints()).isEqualTo(60);
    }

    @Test
    void reservationEventsKeepTheCopy() {
        Rental rental = new Rental(new ObjectId().toHexString(), userId, bicycleId, reference, "Acme", NOON);
        bus.publish("reservation:finished", json(rental, 1, "finished"));
        await().untilAsserted(() -> assertThat(reservation(rental)).containsEntry("status", "finished"));

        reserve(rental);
        assertThat(reservation(rental))
                .containsEntry("status", "finished")
                .containsEntry("userId", userId)
                .containsEntry("resourceId", bicycleId)
                .containsEntry("client", "Acme");
    }

    @Test
    void tripWithoutAReservationCountsNothing() {
        handle(unreserved("invented").created());
        handle(unreserved("invented").finished(499));

        assertNothingCounted();
    }

    @Test
    void tripUnderSomebodyElsesReservationCountsNothing() {
        String others = rent("others", new ObjectId().toHexString(), bicycleId);

        handle(unreserved("stolen").under(others).created());
        handle(unreserved("stolen").under(others).finished(10));

        assertNothingCounted();
    }

    @Test
    void tripOnAnotherBicycleThanReservedCountsNothing() {
        String another = new ObjectId().toHexString();
        bicycle(another, "other-" + reference, null);
        Trip trip = trip("swapped", "r1").on("other-" + reference);

        handle(trip.created());
        handle(trip.finished(10));

        assertNothingCounted();
    }

    @Test
    void newReferenceOfTheRentedBicycleLosesNothing() {
        String reservation = rent("r1");
        Map<String, Object> renamed = new HashMap<>();
        renamed.put("id", bicycleId);
        renamed.put("version", 1);
        renamed.put("type", "Bicicleta");
        renamed.put("reference", "new-" + reference);
        Trip underTheNewOne = unreserved("new").on("new-" + reference).under(reservation);
        assertThat(isAcked(underTheNewOne.finished(5)))
                .as("the new reference is not known yet")
                .isFalse();
        bus.publish("resource:updated", renamed);
        await().until(() ->
                template().getCollection("resources").countDocuments(new Document("reference", "new-" + reference))
                        == 1);

        handle(unreserved("old").under(reservation).created());
        handle(unreserved("old").under(reservation).finished(10));
        handle(underTheNewOne.finished(5));

        assertThat(user().getPoints()).isEqualTo(65);
    }

    @Test
    void tripOnAnotherCompanysBicycleCountsNothing() {
        company("Acme");
        company("Other " + userId);
        String foreign = new ObjectId().toHexString();
        bicycle(foreign, "foreign-" + reference, "Other " + userId);
        Trip trip = unreserved("foreign").on("foreign-" + reference);
        reserve(new Rental("f" + userId, userId, foreign, "foreign-" + reference, "Other " + userId, NOON));

        handle(trip.under("f" + userId).created());
        handle(trip.under("f" + userId).finished(10));

        assertNothingCounted();
    }

    @Test
    void tripCountsAlthoughItsBicycleHasGoneToAnotherCompanySince() {
        company("Acme");
        company("Other " + userId);
        String gone = new ObjectId().toHexString();
        bicycle(gone, "gone-" + reference, "Other " + userId);
        reserve(new Rental("g" + userId, userId, gone, "gone-" + reference, "Acme", NOON));

        handle(unreserved("gone").on("gone-" + reference).under("g" + userId).created());

        assertThat(user().getPoints()).isEqualTo(50);
    }

    @Test
    void kilometresBeyondFiveHundredADayGiveNoPoints() {
        handle(trip("first", "r1").finished(300));
        handle(trip("second", "r1").finished(300));
        handle(trip("second", "r1").finished(300));
        handle(trip("third", "r1").finished(1));
        assertThat(user().getPoints()).isEqualTo(500);
        assertThat(indicators(session(), "").get("km").asDouble()).isEqualTo(601);

        // 23:30 in Bogotá is the next day in UTC.
        handle(trip("late", "r1").at(Instant.parse("2026-11-25T04:30:00Z")).finished(10));
        assertThat(user().getPoints()).isEqualTo(500);
        handle(trip("next day", "r1").at(Instant.parse("2026-11-25T05:00:00Z")).finished(10));
        assertThat(user().getPoints()).isEqualTo(510);
    }

    @Test
    void tripsFinishedAtOnceStayWithinTheDailyLimit() throws Exception {
        List<TravelState> events = IntStream.range(0, 8)
                .mapToObj(i -> trip("parallel-" + i, "r1").finished(100))
                .toList();
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> handled = new ArrayList<>();
            events.forEach(event -> handled.add(many.submit(() -> handle(event))));
            for (Future<?> one : handled) {
                one.get();
            }
        } finally {
            many.shutdownNow();
        }

        assertThat(user().getPoints()).isEqualTo(500);
        assertThat(rows("userpoints")).hasSize(8);
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
            TravelState event = trip("at-once-" + i, "r1").finished(1.1);
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

    private void bicycle(String id, String ref, String client) {
        Map<String, Object> resource = new HashMap<>();
        resource.put("id", id);
        resource.put("version", 0);
        resource.put("type", "Bicicleta");
        resource.put("reference", ref);
        resource.put("status", "available");
        resource.put("client", client);
        bus.publish("resource:created", resource);
        await().until(() -> template().getCollection("resources").countDocuments(new Document("reference", ref)) == 1);
    }

    /** Rents the bicycle; returns the id of the reservation. */
    private String rent(String name) {
        return rent(name, userId, bicycleId);
    }

    private String rent(String name, String user, String resourceId) {
        reserve(new Rental(name + userId, user, resourceId, reference, null, NOON));
        return name + userId;
    }

    private static void reserve(Rental rental) {
        TestMessage message = TestMessage.at(NOON);
        auth.bean(ReservationCreatedListener.class).onMessage(rental.created(), message);
        assertThat(message.isAcked()).isTrue();
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

    /** A trip on the bicycle under a reservation of the user. */
    private Trip trip(String id, String reservation) {
        return unreserved(id).under(rent(reservation));
    }

    private Trip unreserved(String id) {
        return Trip.of(id + userId, userId, reference, NOON);
    }

    private static void handle(TravelState event) {
        assertThat(isAcked(event)).isTrue();
    }

    private String session() {
        return auth.signIn(user().getEmail(), "secret1") == null
                ? null
                : auth.bean(io.movers.common.security.SessionTokens.class)
                        .issue(Map.of("id", userId, "email", user().getEmail(), "role", "user", "client", "Acme"));
    }

    private void assertNothingCounted() {
        assertThat(user().getPoints()).isZero();
        assertThat(rows("userpoints")).isEmpty();
        assertThat(rows("userindicators")).isEmpty();
        assertThat(rows("userrankings")).isEmpty();
    }

    private static boolean isAcked(TravelState event) {
        TestMessage message = TestMessage.at(NOON);
        auth.deliver(event, message);
        return message.isAcked();
    }

    private static void company(String name) {
        auth.bean(MongoTemplate.class)
                .getCollection("clients")
                .insertOne(new Document("name", name).append("version", 0));
    }

    private static Map<String, Object> json(Rental rental, int version, String status) {
        Map<String, Object> event = new HashMap<>();
        event.put("id", rental.id());
        event.put("version", version);
        event.put("status", status);
        event.put("userId", rental.userId());
        event.put("resourceId", rental.resourceId());
        event.put("resourceRef", rental.resourceRef());
        event.put("client", rental.client());
        event.put("createdAt", rental.at().toString());
        return event;
    }

    private static Document reservation(Rental rental) {
        Document found = template()
                .getCollection("reservations")
                .find(new Document("_id", new ObjectId(rental.id())))
                .first();
        return found == null ? new Document() : found;
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
