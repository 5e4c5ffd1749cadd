package io.movers.auth;

import static io.movers.auth.RunningAuth.signUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.auth.models.IssuedSession;
import io.movers.auth.models.IssuedSessionRepository;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.testing.Answer;
import io.movers.testing.Bus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** Passwords, codes, sessions and the rights of roles over accounts, over HTTP. */
class AccountsIT {
    static RunningAuth auth;
    static Bus bus;
    static String admin;

    @BeforeAll
    static void start() {
        auth = RunningAuth.start();
        bus = auth.bus();
        admin = auth.admin();
        auth.call(
                "POST",
                "/api/users/domains",
                admin,
                Map.of(
                        "domains",
                        List.of(
                                Map.of("domain", "acme.test", "client", "Acme"),
                                Map.of("domain", "beta.test", "client", "Beta"))));
    }

    @AfterAll
    static void stop() {
        auth.close();
    }

    @Test
    void resetCodeSetsAPasswordOnce() {
        User user = active("reset@acme.test");
        String session = auth.signIn("reset@acme.test", "secret1");
        String first = code(user, 1);
        String second = code(user, 2);

        assertThat(setPassword("reset@acme.test", first).status()).isEqualTo(404);
        Answer answer = setPassword("reset@acme.test", second);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().propertyNames()).containsExactlyInAnyOrder("id", "email", "status");
        assertThat(setPassword("reset@acme.test", second).status()).isEqualTo(404);

        assertThat(auth.signIn("reset@acme.test", "changed1")).isNotNull();
        assertThat(signIn("reset@acme.test", "secret1").message()).isEqualTo("Invalid credentials");
        assertThat(auth.call("GET", "/api/users/ranking", session, null).status())
                .isEqualTo(401);
        assertThat(bus.published("user:updated", user.getId())).isNotEmpty();
    }

    @Test
    void resetOfAnUnverifiedAccountMailsAnActivationCode() {
        User user = unverified("again@acme.test");
        int before = user.getActivationCode();
        String code = code(user, 1);
        JsonNode event = bus.published("password:reset", user.getId()).get(0);
        assertThat(event.get("activation").asBoolean()).isTrue();
        assertThat(event.get("expiresAt").asString()).isNotEmpty();

        assertThat(activate("again@acme.test", before).status()).isEqualTo(404);
        assertThat(activate("again@acme.test", Integer.parseInt(code)).status()).isEqualTo(200);
        assertThat(stored("again@acme.test").getStatus()).isEqualTo("active");
        assertThat(activate("again@acme.test", Integer.parseInt(code)).status()).isEqualTo(404);
    }

    @Test
    void onlyUsersWhoSignedThemselvesUpWaitForTheirActivation() {
        unverified("self@acme.test");
        assertThat(staffSignUp(admin, "vouched@meb.test", "meb-admin").status()).isEqualTo(201);
        assertThat(stored("vouched@meb.test").getStatus()).isEqualTo("unverified");

        String own = auth.signIn("self@acme.test", "secret1");
        String vouched = auth.signIn("vouched@meb.test", "secret3");
        assertThat(auth.call("GET", "/api/users/ranking", own, null).status()).isEqualTo(403);
        assertThat(auth.call("GET", "/api/users/ranking", vouched, null).status())
                .isEqualTo(200);
        assertThat(auth.call("GET", "/api/users", vouched, null).status()).isEqualTo(200);
        assertThat(auth.call("GET", "/api/users/current-user", own, null)
                        .body()
                        .get("currentUser")
                        .propertyNames())
                .doesNotContain("selfSignedUp");
    }

    @Test
    void correctResetCodeActivatesTheAccount() {
        User user = unverified("both@acme.test");

        assertThat(setPassword("both@acme.test", code(user, 1)).status()).isEqualTo(200);
        assertThat(stored("both@acme.test").getStatus()).isEqualTo("active");
    }

    @Test
    void tenWrongCodesEndTheCodeAndANewOneMayBeMailed() {
        User user = unverified("guess@acme.test");
        guess("guess@acme.test", user.getActivationCode(), 10);
        assertThat(activate("guess@acme.test", user.getActivationCode()).status())
                .isEqualTo(404);
        assertThat(stored("guess@acme.test").getStatus()).isEqualTo("unverified");

        int mailed = Integer.parseInt(code(user, 1));
        guess("guess@acme.test", mailed, 9);
        assertThat(activate("guess@acme.test", mailed).status()).isEqualTo(200);
    }

    @Test
    void tenWrongResetCodesEndThatCodeOnly() {
        User user = active("guess-reset@acme.test");
        String first = code(user, 1);
        for (int i = 0; i < 10; i++) {
            assertThat(setPassword("guess-reset@acme.test", "000000").status()).isEqualTo(404);
        }
        assertThat(setPassword("guess-reset@acme.test", first).status()).isEqualTo(404);

        assertThat(setPassword("guess-reset@acme.test", code(user, 2)).status()).isEqualTo(200);
    }

    @Test
    void wrongCodesHarmNobodyWhileNoCodeIsAlive() {
        User user = active("victim@acme.test");
        for (int i = 0; i < 30; i++) {
            assertThat(activate("victim@acme.test", 100_000 + i).status()).isEqualTo(404);
            assertThat(setPassword("victim@acme.test", "10000" + i).status()).isEqualTo(404);
        }

        assertThat(setPassword("victim@acme.test", code(user, 1)).status()).isEqualTo(200);
    }

    @Test
    void ownSessionsAreListedAndEnded() {
        active("sessions@acme.test");
        String first = auth.signIn("sessions@acme.test", "secret1");
        String second = auth.signIn("sessions@acme.test", "secret1");

        JsonNode sessions =
                auth.call("GET", "/api/users/sessions", second, null).body();
        assertThat(sessions).hasSize(2);
        JsonNode other = sessions.valueStream()
                .filter(session -> !session.get("current").asBoolean())
                .findFirst()
                .orElseThrow();
        String path = "/api/users/sessions/" + other.get("id").asString();
        assertThat(auth.call("DELETE", path, second, null).status()).isEqualTo(200);

        assertThat(auth.call("GET", "/api/users/ranking", first, null).status()).isEqualTo(401);
        assertThat(auth.call("GET", "/api/users/sessions", second, null).body()).hasSize(1);
        assertThat(auth.call("DELETE", path, second, null).status()).isEqualTo(404);
        assertThat(auth.call("DELETE", "/api/users/sessions/all", second, null).status())
                .isEqualTo(200);
        assertThat(auth.call("GET", "/api/users/ranking", second, null).status())
                .isEqualTo(401);
    }

    @Test
    void ofTwoRenewalsAtOnceTheLaterOneIsRecorded() {
        IssuedSessionRepository issued = auth.bean(IssuedSessionRepository.class);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant later = now.plusSeconds(60);
        String user = new ObjectId().toHexString();
        issued.add(
                new IssuedSession("renewed", user, now, now, now.plusSeconds(600), null, null, now.plusSeconds(900)));

        issued.renewed("renewed", later, later.plusSeconds(600));
        issued.renewed("renewed", later.minusMillis(1), later.plusSeconds(599));

        assertThat(issued.unexpired(user, now)).singleElement().satisfies(session -> {
            assertThat(session.issuedAt()).isEqualTo(later);
            assertThat(session.expiresAt()).isEqualTo(later.plusSeconds(600));
        });
    }

    @Test
    void sessionOfAnotherUserCannotBeEnded() {
        active("mine@acme.test");
        active("theirs@acme.test");
        String mine = auth.signIn("mine@acme.test", "secret1");
        String theirs = auth.signIn("theirs@acme.test", "secret1");
        String id = auth.call("GET", "/api/users/sessions", theirs, null)
                .body()
                .get(0)
                .get("id")
                .asString();

        assertThat(auth.call("DELETE", "/api/users/sessions/" + id, mine, null).status())
                .isEqualTo(404);
        assertThat(auth.call("GET", "/api/users/ranking", theirs, null).status())
                .isEqualTo(200);
    }

    @Test
    void scryptHashIsReplacedAtSignInWithoutAnEvent() {
        String legacy =
                "ab0eebd737d610bb4d4407ea8a5ff0bcee39aa258079250f70aef22ce355b129537f7635030a13120f20db6ff637a9242fb3fda9e843ce11df721f0dd0763d83.0123456789abcdef";
        User user = active("legacy@acme.test");
        template()
                .getCollection("users")
                .updateOne(
                        new Document("_id", new ObjectId(user.getId())),
                        new Document("$set", new Document("password", legacy)));

        assertThat(signIn("legacy@acme.test", "secret2").status()).isEqualTo(400);
        assertThat(stored("legacy@acme.test").getPassword()).isEqualTo(legacy);
        assertThat(signIn("legacy@acme.test", "secret1").status()).isEqualTo(200);

        assertThat(stored("legacy@acme.test").getPassword()).startsWith("$argon2id$");
        assertThat(stored("legacy@acme.test").getVersion()).isEqualTo(user.getVersion());
        assertThat(signIn("legacy@acme.test", "secret1").status()).isEqualTo(200);
    }

    @Test
    void archivedAccountCannotSignInAndItsSessionsEnd() {
        User user = active("archived@acme.test");
        String session = auth.signIn("archived@acme.test", "secret1");

        assertThat(auth.call("PUT", "/api/users/" + user.getId() + "/archive", admin, Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(signIn("archived@acme.test", "secret1").message()).isEqualTo("Invalid credentials");
        assertThat(auth.call("GET", "/api/users/ranking", session, null).status())
                .isEqualTo(401);

        Map<String, Object> row = Map.of("id", user.getId());
        Answer enabled = auth.call(
                "POST",
                "/api/users/enable-users",
                admin,
                Map.of("users", List.of(row, Map.of("id", "nope"), Map.of("id", new ObjectId().toHexString()), row)));
        assertThat(enabled.status()).isEqualTo(201);
        assertThat(enabled.body()).hasSize(2);
        assertThat(signIn("archived@acme.test", "secret1").status()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(bus.published("user:updated", user.getId()))
                .last()
                .satisfies(event -> {
                    assertThat(event.get("deletedAt").isNull()).isTrue();
                    assertThat(event.get("eps").isEmpty()).isTrue();
                    assertThat(event.has("password")).isFalse();
                    assertThat(event.has("activationCode")).isFalse();
                }));
    }

    @Test
    void passwordMustBeATextOfFourToTwentyCharacters() {
        User user = active("password@acme.test");
        for (Object password : List.of(12345, List.of("secret1"), Map.of("a", 1), "abc", "x".repeat(21))) {
            assertThat(auth.call(
                                    "PUT",
                                    "/api/users/" + user.getId(),
                                    admin,
                                    Map.of(
                                            "firstName",
                                            "A",
                                            "lastName",
                                            "B",
                                            "client",
                                            "Acme",
                                            "office",
                                            "O",
                                            "password",
                                            password))
                            .status())
                    .as(String.valueOf(password))
                    .isEqualTo(400);
        }
        Map<String, Object> body = signUp("number@acme.test");
        body.put("password", 12345);
        assertThat(auth.call("POST", "/api/users/signup", null, body).message())
                .isEqualTo("La contraseña debe de tener entre 4 y 20 caracteres");
        assertThat(auth.call(
                                "POST",
                                "/api/users/signin",
                                null,
                                Map.of("email", "password@acme.test", "password", List.of("secret1")))
                        .message())
                .isEqualTo("Must provide password");
        assertThat(signIn("password@acme.test", "secret1").status()).isEqualTo(200);
    }

    @Test
    void concurrentSignUpsWithOneAddressCreateOneAccount() throws Exception {
        List<java.util.concurrent.Callable<Integer>> both = List.of(
                () -> auth.call("POST", "/api/users/signup", null, signUp("race@acme.test"))
                        .status(),
                () -> auth.call("POST", "/api/users/signup", null, signUp("RACE@acme.test"))
                        .status());
        java.util.concurrent.ExecutorService two = java.util.concurrent.Executors.newFixedThreadPool(2);
        try {
            assertThat(two.invokeAll(both))
                    .extracting(java.util.concurrent.Future::get)
                    .containsExactlyInAnyOrder(201, 400);
        } finally {
            two.shutdown();
        }
    }

    @Test
    void companyManagesOnlyItsOwnAccounts() {
        User own = active("own@acme.test");
        User foreign = active("foreign@beta.test", "Beta");
        String company = session("client", "Acme");

        assertThat(emails(auth.call("GET", "/api/users?perPage=1000", company, null)
                        .body()
                        .get("users")))
                .contains("own@acme.test")
                .doesNotContain("foreign@beta.test");
        assertThat(auth.call("GET", "/api/users?client=Beta", company, null)
                        .body()
                        .get("totalResults")
                        .asInt())
                .isZero();
        assertThat(update(company, own, "Acme", null).status()).isEqualTo(200);
        assertThat(update(company, own, "Beta", null).status()).isEqualTo(403);
        assertThat(update(company, own, "Acme", "changed1").status()).isEqualTo(403);
        assertThat(update(company, foreign, "Beta", null).status()).isEqualTo(404);
        Answer archive = auth.call("PUT", "/api/users/" + foreign.getId() + "/archive", company, Map.of());
        assertThat(archive.message()).isEqualTo("User not found");
        assertThat(auth.call(
                                "POST",
                                "/api/users/domains",
                                company,
                                Map.of("domains", List.of(Map.of("domain", "x.test", "client", "Beta"))))
                        .status())
                .isEqualTo(403);
        assertThat(auth.call(
                                "POST",
                                "/api/users/archive-users",
                                company,
                                Map.of("users", List.of(Map.of("id", foreign.getId()))))
                        .body())
                .isEmpty();
        assertThat(auth.call("GET", "/api/users/team", company, null).status()).isEqualTo(403);
        assertThat(auth.call("GET", "/api/users", session("user", "Acme"), null).status())
                .isEqualTo(403);
    }

    @Test
    void accountsAndRolesAboveTheCallersRankAreForbidden() {
        User root = auth.bean(UserRepository.class).findByEmail(RunningAuth.ADMIN_EMAIL);
        String staff = session("meb-admin", null);

        assertThat(auth.call("PUT", "/api/users/" + root.getId() + "/archive", staff, Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(update(staff, root, "Acme", null).status()).isEqualTo(403);
        assertThat(auth.call(
                                "POST",
                                "/api/users/archive-users",
                                staff,
                                Map.of("users", List.of(Map.of("id", root.getId()))))
                        .body())
                .isEmpty();
        assertThat(staffSignUp(staff, "another-root@meb.test", "admin").status())
                .isEqualTo(403);
        assertThat(staffSignUp(staff, "crew@meb.test", "repair-manager").status())
                .isEqualTo(201);
        assertThat(staffSignUp(admin, "king@meb.test", "king").status()).isEqualTo(400);
        Map<String, Object> row = signUp("boss@acme.test");
        assertThat(auth.call(
                                "POST",
                                "/api/users/load-users",
                                session("client-admin", "Acme"),
                                Map.of("role", "client", "users", List.of(row)))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void eachLoadedRowHasItsOwnResultWithoutThePassword() {
        Map<String, Object> good = signUp("load1@acme.test");
        Map<String, Object> twice = signUp("LOAD1@acme.test");
        Map<String, Object> stranger = signUp("load2@nowhere.test");
        Map<String, Object> unreadable = signUp("load3@acme.test");
        unreadable.put("firstName", Map.of("a", 1));
        Map<String, Object> last = signUp("load4@acme.test");

        Answer answer = auth.call(
                "POST",
                "/api/users/load-users",
                admin,
                Map.of("role", "user", "users", List.of(good, twice, stranger, unreadable, last)));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(emails(answer.body().get("success"))).containsExactly("load1@acme.test", "load4@acme.test");
        assertThat(answer.body().get("errors")).hasSize(2);
        assertThat(answer.body().at("/errors/0/reason").asString()).isEqualTo("Dominio / Email no autorizado");
        assertThat(answer.response().body()).doesNotContain("secret1").doesNotContain("activationCode");
    }

    @Test
    void rowsWithLongTextsAreSkipped() {
        Map<String, Object> longName = signUp("long-name@acme.test");
        longName.put("lastName", "x".repeat(101));
        Map<String, Object> twoLines = signUp("two-lines@acme.test");
        twoLines.put("lastName", "Ruiz\nSosa");
        Answer loaded = auth.call(
                "POST",
                "/api/users/load-users",
                admin,
                Map.of("role", "user", "users", List.of(longName, twoLines, signUp("fine@acme.test"))));
        assertThat(emails(loaded.body().get("success"))).containsExactly("fine@acme.test");
        assertThat(loaded.body().get("errors")).hasSize(2);

        Answer domains = auth.call(
                "POST",
                "/api/users/domains",
                admin,
                Map.of(
                        "domains",
                        List.of(
                                Map.of("domain", "long.test", "client", "x".repeat(101)),
                                Map.of("domain", "short.test", "client", "Acme"))));
        assertThat(domains.status()).isEqualTo(201);
        assertThat(domains.body()).hasSize(1);
    }

    @Test
    void pickListOfACompanyHoldsStaffCrewsAndUnassignedAdministrators() {
        active("picked@acme.test");
        active("unseen@beta.test", "Beta");
        assertThat(staffSignUp(admin, "pick-crew@meb.test", "repair-manager").status())
                .isEqualTo(201);
        assertThat(staffSignUp(admin, "pick-office@meb.test", "client-admin").status())
                .isEqualTo(201);

        JsonNode picked = auth.call("GET", "/api/users?role=", session("client", "Acme"), null)
                .body();

        assertThat(emails(picked))
                .contains("picked@acme.test")
                .doesNotContain("unseen@beta.test", "pick-crew@meb.test");
        Map<String, JsonNode> others = new java.util.HashMap<>();
        picked.forEach(user -> {
            if (!user.has("email")) {
                others.put(user.get("id").asString(), user);
            }
        });
        assertThat(others)
                .containsKeys(
                        stored("pick-crew@meb.test").getId(),
                        stored("pick-office@meb.test").getId(),
                        stored(RunningAuth.ADMIN_EMAIL).getId());
        assertThat(others.values())
                .allSatisfy(user -> assertThat(user.propertyNames())
                        .isSubsetOf("id", "firstName", "lastName", "photo", "role")
                        .contains("id", "role"));
    }

    @Test
    void domainAuthorizesAddressesInAnyCaseAndSpelling() {
        auth.call(
                "POST",
                "/api/users/domains",
                admin,
                Map.of("domains", List.of(Map.of("domain", "Bücher.example", "client", "Acme"))));

        assertThat(auth.call("POST", "/api/users/signup", null, signUp("ana@XN--bcher-kva.EXAMPLE"))
                        .status())
                .isEqualTo(201);
        assertThat(auth.call("POST", "/api/users/signup", null, signUp("ANA@bücher.example"))
                        .message())
                .isEqualTo("El correo se encuentra en uso");
        assertThat(auth.call(
                                "POST",
                                "/api/users/domains",
                                admin,
                                Map.of("domains", List.of(Map.of("domain", "xn--bcher-kva.example", "client", "Acme"))))
                        .body())
                .isEmpty();
    }

    @Test
    void emptyRoleWithoutPageAnswersAPlainArray() {
        assertThat(auth.call("GET", "/api/users?role=", admin, null).body().isArray())
                .isTrue();
        assertThat(auth.call("GET", "/api/users?role=&page=1", admin, null)
                        .body()
                        .isObject())
                .isTrue();
        assertThat(auth.call("GET", "/api/users?&role=&perPage=5", admin, null)
                        .body()
                        .get("perPage")
                        .asInt())
                .isEqualTo(5);
        assertThat(auth.call("GET", "/api/users", admin, null).body().isObject())
                .isTrue();
    }

    @Test
    void anonymousCallerSeesOnlyWhatSignUpNeedsOfADomain() {
        JsonNode strangers =
                auth.call("GET", "/api/users/domains?client=Beta", null, null).body();
        JsonNode staff =
                auth.call("GET", "/api/users/domains?client=Beta", admin, null).body();

        assertThat(strangers.get(0).propertyNames()).containsExactlyInAnyOrder("domain", "client", "active");
        assertThat(staff.get(0).propertyNames()).contains("_id", "createdAt", "version");
    }

    @Test
    void signUpListsAreSeeded() {
        assertThat(auth.call("GET", "/api/users/eps-list", null, null).body()).hasSize(42);
        assertThat(auth.call("GET", "/api/users/transport-methods", null, null).body())
                .hasSize(7);
    }

    private static User active(String email) {
        return active(email, "Acme");
    }

    private static User active(String email, String client) {
        Map<String, Object> body = signUp(email);
        body.put("client", client);
        assertThat(auth.call("POST", "/api/users/signup", null, body).status()).isEqualTo(201);
        assertThat(activate(email, stored(email).getActivationCode()).status()).isEqualTo(200);
        return stored(email);
    }

    private static User unverified(String email) {
        assertThat(auth.call("POST", "/api/users/signup", null, signUp(email)).status())
                .isEqualTo(201);
        return stored(email);
    }

    private static Answer activate(String email, int code) {
        return auth.call("POST", "/api/users/activate", null, Map.of("email", email, "activationCode", code));
    }

    private static void guess(String email, int code, int times) {
        int wrong = code == 100_000 ? 100_001 : 100_000;
        for (int i = 0; i < times; i++) {
            assertThat(activate(email, wrong).status()).isEqualTo(404);
        }
    }

    private static Answer signIn(String email, String password) {
        return auth.call("POST", "/api/users/signin", null, Map.of("email", email, "password", password));
    }

    /** Requests a code and reads the account's {@code count}-th code from the event. */
    private static String code(User user, int count) {
        assertThat(auth.call("POST", "/api/users/password-reset", null, Map.of("email", user.getEmail()))
                        .status())
                .isEqualTo(200);
        await().until(() -> bus.published("password:reset", user.getId()).size() == count);
        return bus.published("password:reset", user.getId())
                .get(count - 1)
                .get("code")
                .asString();
    }

    private static Answer setPassword(String email, String code) {
        return auth.call(
                "POST",
                "/api/users/update-password",
                null,
                Map.of("email", email, "activationCode", code, "password", "changed1"));
    }

    private static Answer update(String session, User user, String client, String password) {
        Map<String, Object> body = new java.util.HashMap<>(
                Map.of("firstName", "A", "lastName", "B", "client", client, "office", "Sede Norte"));
        if (password != null) {
            body.put("password", password);
        }
        return auth.call("PUT", "/api/users/" + user.getId(), session, body);
    }

    private static Answer staffSignUp(String session, String email, String role) {
        String number = new ObjectId().toHexString();
        return auth.call(
                "POST",
                "/api/users/admin/signup",
                session,
                Map.of(
                        "email",
                        email,
                        "password",
                        "secret3",
                        "firstName",
                        "M",
                        "lastName",
                        "G",
                        "documentType",
                        "CC",
                        "documentNumber",
                        number,
                        "phone",
                        number,
                        "role",
                        role));
    }

    private static String session(String role, String client) {
        Map<String, Object> claims = new java.util.HashMap<>();
        claims.put("id", new ObjectId().toHexString());
        claims.put("email", role + "@movers.test");
        claims.put("role", role);
        claims.put("client", client);
        return auth.bean(io.movers.common.security.SessionTokens.class).issue(claims);
    }

    private static List<String> emails(JsonNode users) {
        return users.valueStream()
                .filter(user -> user.has("email"))
                .map(user -> user.get("email").asString())
                .toList();
    }

    private static User stored(String email) {
        return auth.bean(UserRepository.class).findByEmail(email);
    }

    private static MongoTemplate template() {
        return auth.bean(MongoTemplate.class);
    }
}
