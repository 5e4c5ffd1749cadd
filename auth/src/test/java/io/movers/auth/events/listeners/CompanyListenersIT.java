package io.movers.auth.events.listeners;

import static io.movers.auth.RunningAuth.signUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.auth.RunningAuth;
import io.movers.auth.models.UserRepository;
import io.movers.common.security.SessionTokens;
import io.movers.testing.Answer;
import io.movers.testing.Bus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Copies of companies and offices, and the effects of renaming a company. */
class CompanyListenersIT {
    static RunningAuth auth;
    static Bus bus;
    static String admin;

    @BeforeAll
    static void start() {
        auth = RunningAuth.start();
        bus = auth.bus();
        admin = auth.admin();
    }

    @AfterAll
    static void stop() {
        auth.close();
    }

    @Test
    void renamedCompanyCarriesAccountsAndEntriesAlong() {
        String company = new ObjectId().toHexString();
        String domain = allow("Before", "before.test");
        String email = auth.call(
                        "POST",
                        "/api/users/emails",
                        admin,
                        Map.of("emails", List.of(Map.of("email", "g@x.test", "client", "Before", "office", "O"))))
                .body()
                .at("/0/_id")
                .asString();
        String user = person("Before", "ana@before.test");
        String session = auth.signIn("ana@before.test", "secret1");
        company("client:created", company, 0, "Before", null);
        await().until(() -> copyOf(company) != null);

        company("client:updated", company, 1, "After", null);

        await().untilAsserted(
                        () -> assertThat(copyOf(company).getString("name")).isEqualTo("After"));
        assertThat(auth.bean(UserRepository.class).find(user).getClient()).isEqualTo("After");
        assertThat(stored("domains", domain).getString("client")).isEqualTo("After");
        assertThat(stored("emails", email).getString("client")).isEqualTo("After");
        assertThat(auth.call("PUT", "/api/users", session, Map.of()).status()).isEqualTo(401);
        await().untilAsserted(() -> {
            assertThat(bus.published("user:updated", user))
                    .anySatisfy(
                            event -> assertThat(event.get("client").asString()).isEqualTo("After"));
            assertThat(bus.published("domain:authorized", domain)).hasSize(2);
            assertThat(bus.published("email:authorized", email)).hasSize(2);
        });
        assertThat(auth.call("POST", "/api/users/signup", null, with("After", "bob@before.test"))
                        .status())
                .isEqualTo(201);

        company("client:updated", company, 1, "After", null);
        person("After", "eva@before.test");
        assertThat(auth.bean(UserRepository.class).find(user).getVersion()).isEqualTo(1);
    }

    @Test
    void lateEventWithAnOlderNameMovesAccountsToTheCurrentName() {
        String company = new ObjectId().toHexString();
        allow("Middle", "middle.test");
        String user = person("Middle", "ana@middle.test");
        company("client:updated", company, 2, "Last", null);
        await().until(() -> copyOf(company) != null);

        company("client:updated", company, 1, "Middle", null);

        await().untilAsserted(() -> assertThat(
                        auth.bean(UserRepository.class).find(user).getClient())
                .isEqualTo("Last"));
        assertThat(copyOf(company).getString("name")).isEqualTo("Last");
    }

    @Test
    void accountThatIsStoredWithAFormerNameFollowsTheRenamedCompany() {
        String company = new ObjectId().toHexString();
        company("client:created", company, 0, "First", null);
        await().until(() -> copyOf(company) != null);
        company("client:updated", company, 1, "Second", null);
        await().until(() -> "Second".equals(copyOf(company).getString("name")));
        // The request was admitted before the domain got the new name.
        allow("First", "first.test");

        String user = person("First", "ana@first.test");

        assertThat(clientOf(user)).isEqualTo("Second");
        await().untilAsserted(() -> assertThat(bus.published("user:updated", user))
                .anySatisfy(event -> assertThat(event.get("client").asString()).isEqualTo("Second")));
    }

    @Test
    void nextEventOfACompanyMovesWhatStillHasAFormerName() {
        String company = new ObjectId().toHexString();
        allow("Early", "early.test");
        String user = person("Early", "ana@early.test");
        company("client:created", company, 0, "Early", null);
        await().until(() -> copyOf(company) != null);
        company("client:updated", company, 1, "Late", null);
        await().until(() -> "Late".equals(clientOf(user)));
        template()
                .getCollection("users")
                .updateOne(
                        new Document("_id", new ObjectId(user)), new Document("$set", new Document("client", "Early")));

        company("client:updated", company, 1, "Late", null);

        await().until(() -> "Late".equals(clientOf(user)));
    }

    @Test
    void newCompanyWithAFormerNameOfAnotherKeepsItsAccounts() {
        String renamed = new ObjectId().toHexString();
        company("client:created", renamed, 0, "Shared", null);
        await().until(() -> copyOf(renamed) != null);
        company("client:updated", renamed, 1, "Moved", null);
        await().until(() -> "Moved".equals(copyOf(renamed).getString("name")));
        String successor = new ObjectId().toHexString();
        company("client:created", successor, 0, "Shared", null);
        await().until(() -> copyOf(successor) != null);
        allow("Shared", "shared.test");

        String user = person("Shared", "ana@shared.test");
        company("client:updated", renamed, 2, "Moved again", null);
        await().until(() -> "Moved again".equals(copyOf(renamed).getString("name")));

        assertThat(clientOf(user)).isEqualTo("Shared");
    }

    @Test
    void signUpForAnArchivedCompanyIsRefused() {
        String company = new ObjectId().toHexString();
        allow("Gone", "gone.test");
        company("client:created", company, 0, "Gone", "2026-11-01T00:00:00.000Z");
        await().until(() -> copyOf(company) != null);

        assertThat(auth.call("POST", "/api/users/signup", null, with("Gone", "ana@gone.test"))
                        .message())
                .isEqualTo("Dominio / Email no autorizado");
    }

    @Test
    void officeOfAnotherCompanyIsRefused() {
        String company = new ObjectId().toHexString();
        allow("Offices", "offices.test");
        company("client:created", company, 0, "Offices", null);
        person("Offices", "ana@offices.test");
        Map<String, Object> office = new HashMap<>();
        office.put("id", new ObjectId().toHexString());
        office.put("version", 0);
        office.put("name", "Sede Sur");
        office.put("client", "Offices");
        bus.publish("office:created", office);
        await().until(() -> copyOf(company) != null
                && template().getCollection("offices").countDocuments(new Document("client", "Offices")) == 1);
        String session = auth.signIn("ana@offices.test", "secret1");
        Map<String, Object> profile =
                Map.of("firstName", "Ana", "lastName", "Ruiz", "client", "Offices", "office", "Nowhere");

        assertThat(auth.call("PUT", "/api/users", session, profile).status()).isEqualTo(400);

        Map<String, Object> right = new HashMap<>(profile);
        right.put("office", "Sede Sur");
        right.put("client", "Another");
        Answer answer = auth.call("PUT", "/api/users", session, right);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("office").asString()).isEqualTo("Sede Sur");
        assertThat(answer.body().get("client").asString()).isEqualTo("Offices");
    }

    @Test
    void addressWithAnotherCompanysOfficeIsRefused() {
        String company = new ObjectId().toHexString();
        company("client:created", company, 0, "Addresses", null);
        Map<String, Object> office = new HashMap<>();
        office.put("id", new ObjectId().toHexString());
        office.put("version", 0);
        office.put("name", "Sede Propia");
        office.put("client", "Addresses");
        bus.publish("office:created", office);
        await().until(() -> copyOf(company) != null
                && template().getCollection("offices").countDocuments(new Document("client", "Addresses")) == 1);
        String session = auth.bean(SessionTokens.class)
                .issue(Map.of(
                        "id",
                        new ObjectId().toHexString(),
                        "email",
                        "c@x.test",
                        "role",
                        "client",
                        "client",
                        "Addresses"));

        assertThat(authorize(session, "Sede Ajena").status()).isEqualTo(400);
        assertThat(template().getCollection("emails").countDocuments(new Document("client", "Addresses")))
                .isZero();
        Answer added = authorize(session, "Sede Propia");
        assertThat(added.status()).isEqualTo(201);
        String id = added.body().at("/0/_id").asString();
        Map<String, Object> change = new HashMap<>(address("Sede Ajena"));
        change.put("active", true);
        assertThat(auth.call("PUT", "/api/users/emails/" + id, session, change).status())
                .isEqualTo(400);
        assertThat(auth.call("PUT", "/api/users/emails/" + id, admin, change).status())
                .isEqualTo(200);
    }

    private static Answer authorize(String session, String office) {
        return auth.call("POST", "/api/users/emails", session, Map.of("emails", List.of(address(office))));
    }

    private static Map<String, Object> address(String office) {
        return Map.of("email", "ana@gmail.com", "client", "Addresses", "office", office);
    }

    private static String allow(String client, String domain) {
        return auth.call(
                        "POST",
                        "/api/users/domains",
                        admin,
                        Map.of("domains", List.of(Map.of("domain", domain, "client", client))))
                .body()
                .at("/0/_id")
                .asString();
    }

    private static String person(String client, String email) {
        return auth.call("POST", "/api/users/signup", null, with(client, email))
                .body()
                .get("id")
                .asString();
    }

    private static Map<String, Object> with(String client, String email) {
        Map<String, Object> body = signUp(email);
        body.put("client", client);
        return body;
    }

    private static void company(String subject, String id, long version, String name, String deletedAt) {
        Map<String, Object> company = new HashMap<>();
        company.put("id", id);
        company.put("version", version);
        company.put("name", name);
        company.put("deletedAt", deletedAt);
        bus.publish(subject, company);
    }

    private static String clientOf(String user) {
        return auth.bean(UserRepository.class).find(user).getClient();
    }

    private static Document copyOf(String id) {
        return stored("clients", id);
    }

    private static Document stored(String collection, String id) {
        return template()
                .getCollection(collection)
                .find(new Document("_id", new ObjectId(id)))
                .first();
    }

    private static MongoTemplate template() {
        return auth.bean(MongoTemplate.class);
    }
}
