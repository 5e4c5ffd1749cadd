package io.movers.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.movers.local.Suite;
import io.movers.local.SuiteConfig;
import io.movers.servers.LongTests;
import io.movers.servers.RealMongo;
import io.movers.servers.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * A rolling upgrade from the first release and its roll-back. Replicas of both share databases and broker, and the story's requests go to
 * them in turn; then this release alone has the first one's data folder; then the first release has it again.
 */
@EnabledIf(value = "canRun", disabledReason = "see the line that begins with NOT RUN")
class UpgradeIT extends Story {
    private static final String FIRST_RELEASE = "18efb13";

    private static FormerRelease former;
    private static Browser before;
    private static String current;

    static boolean canRun() {
        return LongTests.areAskedFor() && FormerRelease.isThere(FIRST_RELEASE);
    }

    @Override
    SuiteConfig configure(SuiteConfig onFreePorts) {
        try {
            former = FormerRelease.of(FIRST_RELEASE, dir.resolve("former"));
            former.start();
            before = signedIn(former.url());
            return onFreePorts
                    .withMongo(former.mongoUri())
                    .withNats(former.natsUrl())
                    .with("JWT_KEY", former.secret("jwt-key"))
                    .with("BOOTSTRAP_ADMIN_PASSWORD", former.secret("admin-password"))
                    .with("EMAIL_PORT", Integer.toString(former.smtpPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both use the first one's. */
    @Override
    Optional<RealMongo> realMongo() {
        return Optional.empty();
    }

    @Override
    List<String> gateways(Suite started) {
        current = started.url();
        return List.of(former.url(), current);
    }

    /** Nothing is erased, because the first release has no erasure. */
    @Override
    @Test
    @Order(7)
    void sheSeesWhatIsStoredAboutHerAndHasItErasedEverywhere() {
        String id =
                ana.get("/api/users/current-user").is(200).at("/currentUser/id").asString();
        String data = "/api/travels/users/" + id + "/data";

        assertThat(ana.at(former.url()).get(data).status()).isEqualTo(404);
        assertThat(ana.at(current).get(data).is(200).toString()).contains("Oficina");
    }

    @Test
    @Order(9)
    void fieldsThatTheFirstReleaseDoesNotKnowSurviveItsChanges() {
        new Browser(current).post("/api/users/signup", """
            {"email":"luis@acme.test","password":"secret1","firstName":"Luis","lastName":"Gil","client":"Acme",
             "office":"Sede Norte","mainTransportationMethod":"Moto","secondaryTransportationMethod":"Caminando",
             "termsDate":true,"comodatoDate":true}\
            """).is(201);
        activate(new Browser(former.url()), "luis@acme.test");

        try (MongoClient client = MongoClients.create(former.mongoUri())) {
            assertThat(client.getDatabase("auth")
                            .getCollection("users")
                            .find(new Document("email", "luis@acme.test"))
                            .first())
                    .containsEntry("status", "active")
                    .containsEntry("selfSignedUp", true);
            Document reservation = client.getDatabase("resources")
                    .getCollection("reservations")
                    .find()
                    .first();
            assertThat(reservation).containsEntry("rating", 5).containsKeys("reply", "publishedStatus");
        }
    }

    @Test
    @Order(10)
    void noEventOfEitherReleaseWasRefusedByTheOther() {
        try (MongoClient client = MongoClients.create(former.mongoUri())) {
            for (String service : Services.NAMES) {
                assertThat(client.getDatabase(service)
                                .getCollection("parkedEvents")
                                .countDocuments(new Document()))
                        .as(service)
                        .isZero();
            }
        }
    }

    @Test
    @Order(11)
    void thisReleaseReadsTheFirstOnesDataFolderAndTheFirstOneReadsItAfterARollBack() throws IOException {
        super.stop();
        former.close();
        SuiteConfig own = SuiteConfig.onFreePorts(former.data());
        String company = "{\"name\":\"Beta\",\"nit\":\"900.2\",\"logo\":\"beta.png\"}";
        try (Suite upgraded = Suite.start(own)) {
            Browser old = before.at(upgraded.url());
            assertThat(names(old)).contains("Acme");
            old.post("/api/clients", company).is(201);
            Browser employee = ana.at(upgraded.url());
            assertThat(employee.get("/api/users/ranking")
                            .is(200)
                            .at("/0/points")
                            .asInt())
                    .isEqualTo(62);
        }
        former.start();
        Browser rolledBack = before.at(former.url());
        assertThat(names(rolledBack)).contains("Acme", "Beta");
        assertThat(ana.at(former.url())
                        .get("/api/users/ranking")
                        .is(200)
                        .at("/0/points")
                        .asInt())
                .isEqualTo(62);
        rolledBack
                .post("/api/clients", company.replace("Beta", "Gamma").replace("900.2", "900.3"))
                .is(201);
    }

    private static List<String> names(Browser browser) {
        return browser.get("/api/clients")
                .is(200)
                .valueStream()
                .map(client -> client.path("name").asString())
                .toList();
    }

    private static Browser signedIn(String gateway) throws IOException {
        Browser browser = new Browser(gateway);
        browser.post(
                        "/api/users/signin",
                        "{\"email\":\"admin@movers.example\",\"password\":\"%s\"}"
                                .formatted(former.secret("admin-password")))
                .is(200);
        return browser;
    }

    @AfterAll
    static void stopFormer() {
        former.close();
    }
}
