package io.movers.auth.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.auth.RunningAuth;
import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.TravelState;
import io.movers.testing.Answer;
import io.movers.testing.Servers;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The service's routes on a database taken over from the Node service. */
class NodeDatabaseIT {
    private static final Instant NOW = Instant.now();
    private static final Instant LAST_WEEK = NOW.minusSeconds(7 * 86_400);

    static Servers servers;
    static NodeDatabase node;
    static RunningAuth auth;
    static String admin;

    static ObjectId ana;
    static ObjectId bob;
    static ObjectId eva;
    static ObjectId newcomer;
    static ObjectId late;
    static ObjectId rita;
    static ObjectId domain;
    static ObjectId email;

    @BeforeAll
    static void startOnTheDatabaseOfNode() {
        servers = Servers.start();
        node = new NodeDatabase(servers.mongo());
        fill();
        auth = RunningAuth.on(servers, "TRIPS_NEED_RESERVATION=false");
        admin = auth.signIn("marta@meb.test", "secret1");
    }

    private static void fill() {
        ana = node.insertUser(NodeDatabase.user(NodeDatabase.idOf(LAST_WEEK), "ana@acme.test")
                .append("points", 163.5)
                .append("weight", 70.5)
                .append("documentNumber", "77")
                .append("eps", new Document("id", "e1").append("name", "Compensar"))
                .append("photo", "https://meb-images.nyc3.digitaloceanspaces.com/images/users/1617000000000")
                .append("legacy", new Document("kept", List.of(1, 2)))
                .append("version", 7));
        Document mongoose = NodeDatabase.user(NodeDatabase.idOf(LAST_WEEK), "bob@acme.test")
                .append("points", 50)
                .append("__v", 4);
        mongoose.remove("version");
        bob = node.insertUser(mongoose);
        Document bare = NodeDatabase.user(NodeDatabase.idOf(LAST_WEEK), "eva@acme.test");
        List.of("version", "points", "weight", "deletedAt", "office", "termsDate", "comodatoDate")
                .forEach(bare::remove);
        eva = node.insertUser(bare);
        newcomer = node.insertUser(NodeDatabase.user(NodeDatabase.idOf(NOW.minusSeconds(3600)), "new@acme.test")
                .append("status", "unverified"));
        rita = node.insertUser(NodeDatabase.user(NodeDatabase.idOf(LAST_WEEK), "rita@acme.test"));
        late = node.insertUser(NodeDatabase.user(NodeDatabase.idOf(LAST_WEEK), "late@acme.test")
                .append("status", "unverified"));
        node.insertUser(NodeDatabase.user(NodeDatabase.idOf(LAST_WEEK), "gone@acme.test")
                .append("deletedAt", Date.from(NOW)));
        Document staff = NodeDatabase.user(NodeDatabase.idOf(LAST_WEEK), "marta@meb.test")
                .append("role", "admin")
                .append("photo", "");
        List.of("client", "office", "mainTransportationMethod", "secondaryTransportationMethod")
                .forEach(staff::remove);
        node.insertUser(staff);
        node.index("users", "email");

        // Three trips under two of Ana's rentals: one row for each rental, while the totals include all trips.
        node.insertPoints(NodeDatabase.idOf(LAST_WEEK), ana, "r1", "resource_rent", 50);
        node.insertPoints(NodeDatabase.idOf(LAST_WEEK), ana, "r1", "distance", 10);
        node.insertPoints(NodeDatabase.idOf(LAST_WEEK), ana, "r1", "distance", 2.5);
        node.insertPoints(NodeDatabase.idOf(LAST_WEEK), ana, "r1", "distance", 1);
        node.insertPlace(ana, "Bicicleta", 163.5);
        node.insertIndicators(ana, 13.5);
        node.insertPlace(bob, "Bicicleta", 50);
        node.insertBicycle("R-1");

        domain = insert("domains", "domain", "acme.test");
        email = insert("emails", "email", "Guest@gmail.com");
        node.collection("emails")
                .updateOne(new Document("_id", email), new Document("$set", new Document("office", "Sede Norte")));
        node.collection("transportmethods")
                .insertOne(new Document("createdAt", Date.from(LAST_WEEK))
                        .append("_id", new ObjectId())
                        .append("name", "Moto")
                        .append("version", 0));
        node.collection("passwordresets")
                .insertMany(List.of(
                        resetCode(ana, NOW.minusSeconds(31 * 60), "654321"),
                        resetCode(rita, NOW.minusSeconds(21 * 60), "654320"),
                        resetCode(rita, NOW.minusSeconds(20 * 60), "654322")));
    }

    private static Document resetCode(ObjectId user, Instant mailed, String code) {
        return new Document("_id", NodeDatabase.idOf(mailed))
                .append("userId", user.toHexString())
                .append("code", code)
                .append("__v", 0);
    }

    private static ObjectId insert(String collection, String field, String value) {
        ObjectId id = new ObjectId();
        node.collection(collection)
                .insertOne(new Document("active", true)
                        .append("createdAt", Date.from(LAST_WEEK))
                        .append("_id", id)
                        .append(field, value)
                        .append("client", "Acme")
                        .append("version", 0));
        return id;
    }

    @AfterAll
    static void stop() {
        auth.close();
        node.close();
        servers.close();
    }

    @Test
    void passwordOfTheNodeServiceStillSignsIn() {
        assertThat(signIn("ana@acme.test", "secret1").status()).isEqualTo(200);
        assertThat(signIn("ana@acme.test", "secret2").status()).isEqualTo(400);
        assertThat(signIn("GONE@acme.test", "secret1").message()).isEqualTo("Invalid credentials");

        JsonNode user = signIn("BOB@acme.test", "secret1").body();
        assertThat(user.get("id").asString()).isEqualTo(bob.toHexString());
        assertThat(user.has("activationCode")).isFalse();
        assertThat(node.user(bob).getString("password"))
                .as("hash replaced at sign-in")
                .startsWith("$argon2id$");
        assertThat(signIn("bob@acme.test", "secret1").status()).isEqualTo(200);
    }

    @Test
    void accountsWithMissingFieldsAreListed() {
        JsonNode list = auth.call("GET", "/api/users?client=Acme&perPage=100", admin, null)
                .body();

        assertThat(list.findValuesAsString("email"))
                .contains("ana@acme.test", "bob@acme.test", "eva@acme.test", "new@acme.test", "late@acme.test")
                .doesNotContain("gone@acme.test");
        assertThat(auth.call("GET", "/api/users?status=archived", admin, null)
                        .body()
                        .findValuesAsString("email"))
                .contains("gone@acme.test");
        assertThat(auth.call("GET", "/api/users/team", admin, null).status()).isEqualTo(200);
        assertThat(auth.call("GET", "/api/users/client-admins", admin, null).status())
                .isEqualTo(200);
    }

    @Test
    void profileUpdateLeavesOtherStoredFieldsUntouched() {
        ObjectId id = node.insertUser(NodeDatabase.user(new ObjectId(), "self@acme.test")
                .append("legacy", new Document("kept", List.of(1, 2)))
                .append("eps", new Document("id", "e1").append("name", "Compensar"))
                .append("version", 7));
        String session = auth.signIn("self@acme.test", "secret1");
        assertThat(auth.call("GET", "/api/users/current-user", session, null)
                        .body()
                        .at("/currentUser/id")
                        .asString())
                .isEqualTo(id.toHexString());

        Answer changed = auth.call("PUT", "/api/users", session, profile("Anita"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().get("version").asInt()).isEqualTo(8);
        assertThat(node.user(id))
                .containsEntry("firstName", "Anita")
                .containsEntry("version", 8)
                .containsEntry("legacy", new Document("kept", List.of(1, 2)))
                .containsEntry("eps", new Document("id", "e1").append("name", "Compensar"))
                .containsEntry("activationCode", NodeDatabase.CODE);
        await().untilAsserted(() -> assertThat(servers.bus().published("user:updated", id.toHexString()))
                .singleElement()
                .satisfies(event -> assertThat(event.get("version").asInt()).isEqualTo(8)));
    }

    @Test
    void versionContinuesFromEitherStoredField() {
        assertThat(auth.call("PUT", "/api/users/" + bob + "/archive", admin, Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(auth.call("POST", "/api/users/enable-users", admin, Map.of("users", List.of(Map.of("id", "" + bob))))
                        .status())
                .isEqualTo(201);
        assertThat(node.user(bob)).containsEntry("version", 6).containsEntry("deletedAt", null);

        String session = auth.signIn("eva@acme.test", "secret1");
        assertThat(auth.call("PUT", "/api/users", session, profile("Evita")).status())
                .isEqualTo(200);
        assertThat(auth.call("PUT", "/api/users/" + eva, admin, profile("Eva")).status())
                .isEqualTo(200);
        assertThat(node.user(eva)).containsEntry("version", 2).containsEntry("firstName", "Eva");
    }

    @Test
    void activationCodeMailedWithinADayStillActivates() {
        assertThat(activate("new@acme.test", NodeDatabase.CODE + 1).status()).isEqualTo(404);
        assertThat(activate("new@acme.test", NodeDatabase.CODE).status()).isEqualTo(200);
        assertThat(node.user(newcomer)).containsEntry("status", "active").containsEntry("version", 1);
        assertThat(activate("new@acme.test", NodeDatabase.CODE).status()).isEqualTo(404);
    }

    @Test
    void expiredActivationCodeIsMailedAgain() {
        assertThat(activate("late@acme.test", NodeDatabase.CODE).status()).isEqualTo(404);

        assertThat(auth.call("POST", "/api/users/password-reset", null, Map.of("email", "late@acme.test"))
                        .status())
                .isEqualTo(200);

        int mailed = Integer.parseInt(node.rows("passwordresets", late).get(0).getString("code"));
        assertThat(activate("late@acme.test", mailed).status()).isEqualTo(200);
    }

    @Test
    void resetCodeMailedMoreThanHalfAnHourAgoIsRefused() {
        assertThat(reset("ana@acme.test", "654321")).isEqualTo(404);
    }

    @Test
    void newestResetCodeMailedWithinHalfAnHourSetsAPasswordOnce() {
        ResetCodeMigration migration = auth.bean(ResetCodeMigration.class);
        migration.takeOver();

        assertThat(reset("rita@acme.test", "654320")).as("replaced code").isEqualTo(404);
        assertThat(reset("rita@acme.test", "654322")).isEqualTo(200);
        assertThat(signIn("rita@acme.test", "other1").status()).isEqualTo(200);

        assertThat(migration.takeOver()).isZero();
        assertThat(reset("rita@acme.test", "654322")).as("used code").isEqualTo(404);
    }

    private static int reset(String email, String code) {
        return auth.call(
                        "POST",
                        "/api/users/update-password",
                        null,
                        Map.of("email", email, "activationCode", code, "password", "other1"))
                .status();
    }

    @Test
    void storedDomainsAndAddressesAuthorizeAndCanBeChanged() {
        assertThat(auth.call("POST", "/api/users/signup", null, RunningAuth.signUp("carl@acme.test"))
                        .status())
                .isEqualTo(201);
        assertThat(auth.call("POST", "/api/users/signup", null, RunningAuth.signUp("guest@gmail.com"))
                        .status())
                .isEqualTo(201);
        assertThat(auth.call("POST", "/api/users/signup", null, RunningAuth.signUp("Ana@acme.test"))
                        .message())
                .isEqualTo("El correo se encuentra en uso");

        assertThat(auth.call(
                                "PUT",
                                "/api/users/domains/" + domain,
                                admin,
                                Map.of("domain", "acme.test", "client", "Acme", "active", true))
                        .status())
                .isEqualTo(200);
        assertThat(auth.call(
                                "PUT",
                                "/api/users/emails/" + email,
                                admin,
                                Map.of(
                                        "email",
                                        "guest@gmail.com",
                                        "client",
                                        "Acme",
                                        "office",
                                        "Sede Sur",
                                        "active",
                                        true))
                        .status())
                .isEqualTo(200);
        assertThat(node.collection("domains").find(new Document("_id", domain)).first())
                .containsEntry("version", 1);
        assertThat(node.collection("emails").find(new Document("_id", email)).first())
                .containsEntry("version", 1)
                .containsEntry("office", "Sede Sur");
        assertThat(auth.call("GET", "/api/users/domains", admin, null).body()).hasSize(1);
        assertThat(auth.call("GET", "/api/users/eps-list", null, null).body()).hasSize(42);
        assertThat(auth.call("GET", "/api/users/transport-methods", null, null).body())
                .as("the stored indicator row counts")
                .hasSize(7);
    }

    @Test
    void pointsRankingAndIndicatorsContinueFromTheStoredValues() {
        assertThat(place(ana)).isEqualTo(163.5);
        String session = auth.signIn("ana@acme.test", "secret1");
        assertThat(km(session)).isEqualTo(13.5);

        auth.publishPartial(Subjects.TRAVEL_CREATED, created("new trip", "r2"));
        auth.publishPartial(Subjects.TRAVEL_FINISHED, finished("new trip", "r2", 3));

        await().untilAsserted(() -> assertThat(node.user(ana).get("points")).isEqualTo(216.5));
        await().untilAsserted(() -> assertThat(place(ana)).isEqualTo(216.5));
        assertThat(node.user(ana)).containsEntry("version", 9);
        assertThat(km(session)).isEqualTo(16.5);
        assertThat(node.rows("userpoints", ana))
                .filteredOn(row -> row.get("type").equals("opening_balance"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("points")).isEqualTo(100));
        assertThat(place(bob)).as("no trips since the takeover").isEqualTo(50);
    }

    @Test
    void secondStartChangesNothing() {
        auth.bean(OpeningBalanceMigration.class).takeOver();
        try (RunningAuth again = RunningAuth.on(servers, "TRIPS_NEED_RESERVATION=false")) {
            Map<String, List<Document>> before = node.everything();

            assertThat(again.bean(OpeningBalanceMigration.class).takeOver()).isZero();

            try (RunningAuth third = RunningAuth.on(servers, "TRIPS_NEED_RESERVATION=false")) {
                assertThat(third.bean(OpeningBalanceMigration.class).takeOver()).isZero();
                assertThat(node.everything()).isEqualTo(before);
            }
        }
    }

    private static Answer signIn(String email, String password) {
        return auth.call("POST", "/api/users/signin", null, Map.of("email", email, "password", password));
    }

    private static Answer activate(String email, int code) {
        return auth.call("POST", "/api/users/activate", null, Map.of("email", email, "activationCode", code));
    }

    private static Map<String, Object> profile(String firstName) {
        return Map.of("firstName", firstName, "lastName", "Ruiz", "client", "Acme", "office", "Sede Norte");
    }

    private static double place(ObjectId user) {
        for (JsonNode place : auth.call("GET", "/api/users/ranking?type=Bicicleta", admin, null)
                .body()) {
            if (place.get("userId").asString().equals(user.toHexString())) {
                return place.get("points").asDouble();
            }
        }
        return 0;
    }

    private static double km(String session) {
        return auth.call("GET", "/api/users/user-indicators", session, null)
                .body()
                .at("/indicators/km")
                .asDouble();
    }

    private static TravelState created(String id, String reservation) {
        return new TravelState(
                id, 0L, "pending", "A", "B", null, null, "R-1", reservation, ana.toHexString(), null, null, null, null);
    }

    private static TravelState finished(String id, String reservation, double km) {
        return new TravelState(
                id,
                1L,
                "completed",
                "A",
                "B",
                null,
                null,
                "R-1",
                reservation,
                ana.toHexString(),
                new Indicators(1.0, 1.0, 1.0, 1.0, km),
                null,
                null,
                null);
    }
}
