package io.movers.auth.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.auth.RunningAuth;
import io.movers.auth.Trip;
import io.movers.auth.models.ScoreEntry;
import io.movers.auth.models.ScoreRepository;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.TravelState;
import io.movers.servers.queries.IndexRule;
import io.movers.servers.queries.RecordedQueries;
import io.movers.servers.queries.RecordedQuery;
import io.movers.testing.Servers;
import io.movers.testing.TestMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points counted by the Node service: none is lost and none counts twice, even if that service comes back in between. */
class NodeScoresIT {
    private static final Instant LONG_AGO = Instant.now().minusSeconds(20 * 86_400);

    static Servers servers;
    static NodeDatabase node;
    static RunningAuth auth;

    private ObjectId user;
    private ObjectId id;

    @BeforeAll
    static void start() {
        servers = Servers.start();
        node = new NodeDatabase(servers.mongo());
        auth = RunningAuth.on(servers, "TRIPS_NEED_RESERVATION=false");
        node.insertBicycle("R-1");
    }

    /** The accounts of other tests are not looked at again. */
    @AfterEach
    void removeAccounts() {
        List.of("users", "userpoints", "userrankings", "userindicators")
                .forEach(collection -> node.collection(collection).deleteMany(new Document()));
    }

    @AfterAll
    static void stop() {
        auth.close();
        node.close();
        servers.close();
    }

    /** Two trips of one rental, of 10 and 2.5 km: 112.5 points, of which the stored rows explain 62.5. */
    @BeforeEach
    void storeTakenOverAccount() {
        id = new ObjectId();
        user = node.insertUser(NodeDatabase.user(id, id + "@acme.test").append("points", 112.5));
        node.insertPoints(NodeDatabase.idOf(LONG_AGO.plusSeconds(1)), user, "r1", "resource_rent", 50);
        node.insertPoints(NodeDatabase.idOf(LONG_AGO.plusSeconds(602)), user, "r1", "distance", 10);
        node.insertPoints(NodeDatabase.idOf(LONG_AGO.plusSeconds(1_202)), user, "r1", "distance", 2.5);
        node.insertPlace(user, "Bicicleta", 112.5);
        node.insertIndicators(user, 12.5);
    }

    @Test
    void tripCountsBeforeTheMigrationReachesItsAccount() {
        handle(created("new", "r2", Instant.now()), Instant.now());

        assertThat(points()).isEqualTo(162.5);
        assertThat(place("Bicicleta")).isEqualTo(162.5);
        assertThat(opening().get("points")).isEqualTo(50);
        assertThat(opening().getObjectId("_id"))
                .as("opening balance stored before the trip's entry")
                .isLessThan(row("resource_rent", "r2").getObjectId("_id"));
        assertThat(takeOver()).isZero();
        handle(finished("new", "r2", 4, Instant.now()), Instant.now());
        assertThat(points()).isEqualTo(166.5);
        assertThat(place("Bicicleta")).isEqualTo(166.5);
    }

    @Test
    void openingBalanceLeavesTheTotalUnchanged() {
        Document before = node.user(user);

        assertThat(takeOver()).isEqualTo(1);
        assertThat(takeOver()).isZero();

        assertThat(node.user(user)).isEqualTo(before);
        assertThat(place("Bicicleta")).isEqualTo(112.5);
        assertThat(opening())
                .containsEntry("points", 50)
                .containsEntry("userId", user.toHexString())
                .containsEntry("__v", 0);
    }

    /** The Node service adds to a total that it has read before: of trips that end at the same time only one counts. */
    @Test
    void totalAndPlaceBelowTheEntriesAreSummedAgainAndPublished() {
        node.collection("users").updateOne(new Document("_id", user), new Document("$set", new Document("points", 12)));
        node.collection("userrankings")
                .updateOne(
                        new Document("userId", user.toHexString()), new Document("$set", new Document("points", 10)));

        takeOver();
        assertThat(sumAgain()).isEqualTo(1);

        assertThat(points()).isEqualTo(62.5);
        assertThat(place("Bicicleta")).isEqualTo(62.5);
        await().untilAsserted(() -> assertThat(
                        servers.bus().published(Subjects.USER_UPDATED.name(), user.toHexString()))
                .singleElement()
                .satisfies(event -> assertThat(event.get("points").asDouble()).isEqualTo(62.5)));
        assertThat(sumAgain()).isZero();
    }

    @Test
    void wrongSumsAreMadeAnewFromTheEntries() {
        takeOver();
        handle(created("new", "r2", Instant.now()), Instant.now());
        node.collection("scoresums")
                .updateOne(new Document("_id", user), new Document("$set", new Document("total", 1)));

        assertThat(sumAgain()).isEqualTo(1);

        handle(finished("new", "r2", 4, Instant.now()), Instant.now());
        assertThat(points()).isEqualTo(166.5);
        assertThat(place("Bicicleta")).isEqualTo(166.5);
        assertThat(sumAgain()).isZero();
    }

    @Test
    void accountWithoutATotalGetsTheSumOfItsEntries() {
        node.collection("users")
                .updateOne(new Document("_id", user), new Document("$unset", new Document("points", "")));
        node.collection("userrankings").deleteMany(new Document("userId", user.toHexString()));

        takeOver();
        assertThat(sumAgain()).isEqualTo(1);

        assertThat(points()).isEqualTo(62.5);
        assertThat(place("Bicicleta")).isEqualTo(62.5);
    }

    @Test
    void totalAboveTheEntriesIsKeptEvenWhereNoOpeningBalanceWasEnteredBefore() {
        node.collection("userrankings")
                .updateOne(
                        new Document("userId", user.toHexString()), new Document("$set", new Document("points", 10)));

        assertThat(sumAgain()).isEqualTo(1);

        assertThat(points()).isEqualTo(112.5);
        assertThat(place("Bicicleta")).isEqualTo(62.5);
        assertThat(opening().get("points")).isEqualTo(50);
    }

    @Test
    void entryNotYetSummedIsNotCountedAsUnexplained() {
        takeOver();
        // As if the process had died right after this write.
        auth.bean(ScoreRepository.class)
                .enterRental(
                        ScoreEntry.forRental(user.toHexString(), "r2", "Bicicleta", Instant.now()),
                        LocalDate.now(ZoneOffset.UTC),
                        10,
                        null);

        assertThat(takeOver()).isZero();
        handle(created("new", "r2", Instant.now()), Instant.now());

        assertThat(opening().get("points")).isEqualTo(50);
        assertThat(points()).isEqualTo(162.5);
    }

    @Test
    void openingBalanceIsRaisedAfterTheNodeServiceWasBack() {
        handle(created("new", "r2", Instant.now()), Instant.now());
        // The Node service counts another trip's rental without a row, and a new rental and kilometres with one.
        node.count(user, 50);
        node.count(user, 50);
        node.insertPoints(new ObjectId(), user, "r3", "resource_rent", 50);
        node.count(user, 7);
        node.insertPoints(new ObjectId(), user, "r3", "distance", 7);

        handle(created("newer", "r4", Instant.now()), Instant.now());

        assertThat(points()).isEqualTo(162.5 + 107 + 50);
        assertThat(place("Bicicleta")).isEqualTo(162.5 + 107 + 50);
        assertThat(opening()).containsEntry("points", 100).containsEntry("__v", 1);
        assertThat(takeOver()).isZero();

        node.count(user, 50);
        assertThat(takeOver()).isEqualTo(1);
        assertThat(opening()).containsEntry("points", 150).containsEntry("__v", 2);
        assertThat(points()).isEqualTo(162.5 + 107 + 50 + 50);
    }

    @Test
    void tripsCountedByTheNodeServiceDoNotCountAgain() {
        handle(created("t1", "r1", null), LONG_AGO);
        handle(finished("t1", "r1", 10, null), LONG_AGO.plusSeconds(600));
        handle(finished("t1", "r1", 10, null), LONG_AGO.plusSeconds(600));
        handle(created("t2", "r1", null), LONG_AGO.plusSeconds(601));
        handle(finished("t2", "r1", 2.5, null), LONG_AGO.plusSeconds(1_200));

        assertThat(points()).isEqualTo(112.5);
        assertThat(place("Bicicleta")).isEqualTo(112.5);
        assertThat(node.rows("userindicators", user)).hasSize(1);
        assertThat(node.rows("userpoints", user)).hasSize(4);

        // A later trip with the same kilometres that nobody has counted.
        handle(finished("t3", "r1", 10, null), LONG_AGO.plusSeconds(1_800));
        assertThat(points()).isEqualTo(122.5);
        assertThat(node.rows("userindicators", user)).hasSize(2);
    }

    @Test
    void dailyRentalLimitIncludesEntriesOfTheNodeService() {
        for (int i = 0; i < 8; i++) {
            node.insertPoints(new ObjectId(), user, "today-" + i, "resource_rent", 50);
            node.count(user, 50);
        }
        for (int i = 0; i < 4; i++) {
            handle(created("t" + i, "more-" + i, Instant.now()), Instant.now());
        }

        assertThat(points()).isEqualTo(112.5 + 10 * 50);
    }

    @Test
    void rankingPlacesOfAllResourceTypesAreKept() {
        node.insertPlace(user, "Patineta", 30);
        node.insertPlace(user, "Moto. $", 12.25);

        handle(created("new", "r2", Instant.now()), Instant.now());

        assertThat(points()).as("the total decides").isEqualTo(162.5);
        assertThat(place("Bicicleta")).isEqualTo(162.5);
        assertThat(place("Patineta")).isEqualTo(30);
        assertThat(place("Moto. $")).isEqualTo(12.25);
        handle(created("newer", "r3", Instant.now()), Instant.now());
        assertThat(place("Bicicleta")).isEqualTo(212.5);
        assertThat(place("Patineta")).isEqualTo(30);
    }

    @Test
    void concurrentReplicasAndTripsAgreeOnTheBalance() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String reservation = "at-once-" + i;
                all.add(many.submit(() -> handle(created(reservation, reservation, Instant.now()), Instant.now())));
                all.add(many.submit(NodeScoresIT::takeOver));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            many.shutdownNow();
        }

        assertThat(points()).isEqualTo(112.5 + 8 * 50);
        assertThat(place("Bicicleta")).isEqualTo(112.5 + 8 * 50);
        assertThat(opening().get("points")).isEqualTo(50);
    }

    @Test
    void largeDatabaseIsMigratedPageByPage() {
        takeOver();
        List<ObjectId> accounts = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            ObjectId account = new ObjectId();
            accounts.add(node.insertUser(
                    NodeDatabase.user(account, account + "@acme.test").append("points", i + 1)));
        }

        assertThat(takeOver()).isEqualTo(450);
        assertThat(takeOver()).isZero();

        for (int i = 0; i < 450; i += 64) {
            double points = i + 1;
            assertThat(node.rows("userpoints", accounts.get(i)))
                    .singleElement()
                    .satisfies(row -> assertThat(((Number) row.get("points")).doubleValue())
                            .isEqualTo(points));
        }
    }

    @Test
    void pageOfAccountsTakesFourIndexedQueries() {
        for (int i = 0; i < 20; i++) {
            ObjectId account = new ObjectId();
            node.insertUser(NodeDatabase.user(account, account + "@acme.test").append("points", 50));
            node.insertPlace(account, "Bicicleta", 50);
        }
        takeOver();
        long pages = node.collection("users").countDocuments(new Document("points", new Document("$gt", 0))) / 200 + 1;

        List<RecordedQuery> ofAll = asked(NodeScoresIT::takeOver);
        List<RecordedQuery> ofOne =
                asked(() -> auth.bean(OpeningBalanceMigration.class).addMissing(user.toHexString()));

        assertThat(ofAll).hasSize((int) (4 * pages));
        assertThat(ofOne).hasSize(4);
        // Few accounts have no points, and an account has one opening balance.
        IndexRule rule = new IndexRule(auth.mongo().getDb(), "points", "type");
        assertThat(rule.unanswered(ofAll)).isEmpty();
        assertThat(rule.unanswered(ofOne)).isEmpty();
    }

    private static List<RecordedQuery> asked(Runnable work) {
        return auth.bean(RecordedQueries.class).during(work);
    }

    private static long sumAgain() {
        return auth.bean(ScoreTotalsMigration.class).takeOver();
    }

    private static long takeOver() {
        return auth.bean(OpeningBalanceMigration.class).takeOver();
    }

    private double points() {
        return ((Number) node.user(user).get("points")).doubleValue();
    }

    private double place(String resourceType) {
        List<Document> places = node.rows("userrankings", user).stream()
                .filter(place -> place.get("resourceType").equals(resourceType))
                .toList();
        assertThat(places).hasSize(1);
        return ((Number) places.get(0).get("points")).doubleValue();
    }

    private Document opening() {
        return row("opening_balance", null);
    }

    private Document row(String type, String reservation) {
        List<Document> rows = node.rows("userpoints", user).stream()
                .filter(row ->
                        row.get("type").equals(type) && java.util.Objects.equals(row.get("reservationId"), reservation))
                .toList();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private TravelState created(String trip, String reservation, Instant at) {
        return trip(trip, reservation, at).created();
    }

    private TravelState finished(String trip, String reservation, double km, Instant at) {
        return trip(trip, reservation, at).finished(km);
    }

    private Trip trip(String trip, String reservation, Instant at) {
        return Trip.of(trip + id, user.toHexString(), "R-1", at).under(reservation);
    }

    private static void handle(TravelState event, Instant publishedAt) {
        TestMessage message = TestMessage.ofNode(publishedAt);
        auth.deliver(event, message);
        assertThat(message.isAcked()).isTrue();
    }
}
