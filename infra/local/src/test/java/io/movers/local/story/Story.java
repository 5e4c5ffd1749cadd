package io.movers.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.local.Suite;
import io.movers.local.SuiteConfig;
import io.movers.servers.RealMongo;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What people do with the suite, through the gateway. Each chapter continues where the previous one ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Story {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PIXEL =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @TempDir
    static Path dir;

    private static Optional<RealMongo> real;
    private static Suite suite;
    private static List<String> gateways;
    static Browser admin;
    static Browser ana;
    private static Browser mei;
    private static String officeAdminId;
    private static String repairAdminId;
    private static String maintenanceAdminId;
    private static String resourceId;
    private static String reservationId;

    /** Configures the suite for this version of the story. */
    abstract SuiteConfig configure(SuiteConfig onFreePorts);

    /** A MongoDB that was asked for, in place of the suite's own. */
    Optional<RealMongo> realMongo() {
        return RealMongo.askedFor("the story is");
    }

    /** Where requests go, in turn. */
    List<String> gateways(Suite started) {
        return List.of(started.url());
    }

    @BeforeAll
    void start() {
        real = realMongo();
        SuiteConfig config = configure(SuiteConfig.onFreePorts(dir.resolve("suite")));
        suite = Suite.start(real.map(mongo -> config.withMongo(mongo.uriBase())).orElse(config));
        gateways = gateways(suite);
        admin = new Browser(gateways);
        ana = new Browser(gateways);
    }

    @AfterAll
    void stop() {
        suite.close();
        real.ifPresent(RealMongo::close);
    }

    @Test
    @Order(1)
    void theAdministratorSignsInAndSetsUpACompanyWithItsDomainAndOffice() {
        admin.post(
                        "/api/users/signin",
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(suite.adminEmail(), suite.adminPassword()))
                .is(200);
        assertThat(admin.cookies()).containsKey("express:sess").hasSize(2);

        officeAdminId = staff("marta@meb.test", "client-admin", "1001");
        repairAdminId = staff("raul@meb.test", "repair-manager", "1002");
        maintenanceAdminId = staff("mei@meb.test", "maintenance-manager", "1003");
        JsonNode company = eventually(
                () -> admin.post(
                        "/api/clients", "{\"name\":\"Acme\",\"nit\":\"900.1\",\"logo\":\"%s\"}".formatted(PIXEL)),
                201);
        assertThat(company.path("logo").asString()).startsWith("http://localhost:");
        admin.post("/api/users/domains", "{\"domains\":[{\"domain\":\"acme.test\",\"client\":\"Acme\"}]}")
                .is(201);
        eventually(
                () -> admin.post("/api/clients/" + company.path("id").asString() + "/offices", """
                    {"name":"Sede Norte","city":"Bogota","country":"Colombia","mebAdmin":"%1$s","clientAdmin":"%1$s",
                     "inventoryAdmin":"%1$s","repairAdmin":"%2$s","maintenanceAdmin":"%3$s",
                     "location":{"lat":4.6,"lng":-74.1}}\
                    """.formatted(
                                officeAdminId, repairAdminId, maintenanceAdminId)),
                201);
        mei = signedIn("mei@meb.test");
    }

    @Test
    @Order(2)
    void anEmployeeSignsUpReadsHerMailActivatesSignsInKeepsHerProfileAndSignsOut() {
        ana.post("/api/users/signup", """
            {"email":"ana@acme.test","password":"secret1","firstName":"Ana <b>","lastName":"Ruiz","client":"Acme",
             "office":"Sede Norte","mainTransportationMethod":"Moto","secondaryTransportationMethod":"Caminando",
             "termsDate":true,"comodatoDate":true}\
            """).is(201);
        assertThat(ana.put("/api/clients/disable-clients", "{}").status()).isIn(401, 404);

        JsonNode mail = mailTo("ana@acme.test");
        assertThat(mail.path("html").asString()).doesNotContain("Ana <b>").contains("Ana &lt;b&gt;");
        String wrong = "{\"email\":\"ana@acme.test\",\"activationCode\":\"%s\"}";
        String never = linkIn(mail).get("codigo").equals("123456") ? "123457" : "123456";
        assertThat(ana.post("/api/users/activate", wrong.formatted(never)).status())
                .isEqualTo(404);
        JsonNode activated = activate(ana, "ana@acme.test");
        assertThat(activated.path("status").asString()).isEqualTo("active");

        ana = signedIn("ana@acme.test");
        JsonNode profile = ana.put("/api/users", """
            {"firstName":"Ana","lastName":"Ruiz","client":"Acme","office":"Sede Norte","phone":"3001234567"}\
            """).is(200);
        assertThat(profile.path("phone").asString()).isEqualTo("3001234567");
        assertThat(profile.has("password") || profile.has("activationCode")).isFalse();
        assertThat(ana.get("/api/users/current-user")
                        .is(200)
                        .at("/currentUser/email")
                        .asString())
                .isEqualTo("ana@acme.test");

        Browser stolen = new Browser(gateways);
        stolen.cookies().putAll(ana.cookies());
        ana.post("/api/users/signout", "{}").is(200);
        assertThat(ana.cookies()).isEmpty();
        // The token itself is no longer accepted by any service.
        for (String route :
                new String[] {"/api/users/user-indicators", "/api/resources/rented-resources", "/api/travels"}) {
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(stolen.get(route).status()).as(route).isEqualTo(401));
        }
    }

    @Test
    @Order(3)
    void sheSeesHerCompanyAndNothingThatIsNotHersToSee() {
        ana = signedIn("ana@acme.test");
        JsonNode companies = eventually(() -> ana.get("/api/clients"), 200);
        assertThat(companies.size()).isEqualTo(1);
        assertThat(companies.at("/0/name").asString()).isEqualTo("Acme");
        assertThat(companies.at("/0/offices/0/name").asString()).isEqualTo("Sede Norte");
        assertThat(companies.at("/0").has("nit") || companies.at("/0").has("users"))
                .isFalse();
        assertThat(ana.get("/api/users").status()).isEqualTo(403);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(admin.get("/api/clients")
                                .is(200)
                                .at("/0/users")
                                .valueStream()
                                .map(user -> user.path("email").asString()))
                        .contains("ana@acme.test"));
    }

    @Test
    @Order(4)
    void theFleetGetsABicycleAndSheRentsIt() {
        JsonNode type = admin.post("/api/resources/resource-types", """
            {"type":"Bicicleta","brand":"GW","model":"2021","measureIndicators":true,"checkupTime":30,
             "kmToMaintenance":10,"photo":"%s"}\
            """.formatted(PIXEL))
                .is(201);
        admin.post("/api/resources/resource-types/" + type.path("id").asString() + "/components", """
            {"name":"Frenos","componentBrand":"Shimano","componentModel":"X1",
             "regularCondition":{"disables":false,"ticket":false},
             "badCondition":{"disables":true,"ticket":true}}\
            """)
                .is(201);
        resourceId = eventually(() -> admin.post("/api/resources", """
            {"type":"Bicicleta","reference":"R-1","qrCode":"x","lockerPassword":1234,"client":"Acme",
             "office":"Sede Norte","loanTime":60}\
            """), 201)
                .path("id")
                .asString();
        JsonNode available = eventually(
                () -> ana.get("/api/clients/resources/available?client=Acme&office=Sede%20Norte"),
                200,
                list -> list.size() == 1);
        assertThat(available.at("/0").has("lockerPassword")).isFalse();

        JsonNode rent = eventually(() -> ana.post("/api/resources/" + resourceId + "/rent", "{\"typeRent\":1}"), 200);
        reservationId = rent.at("/reservation/id").asString();
        assertThat(rent.at("/resource/status").asString()).isEqualTo("rented");
        assertThat(rent.at("/resource/lockerPassword").asInt()).isEqualTo(1234);
        assertThat(admin.post("/api/resources/" + resourceId + "/rent", "{}").message())
                .isEqualTo("El recurso no está disponible");
    }

    @Test
    @Order(5)
    void herTripGivesPointsAndItsMileageOpensAMaintenanceWithoutTakingTheBicycleAway() {
        JsonNode travel = ana.post("/api/travels", """
            {"origin":"Casa","destination":"Oficina","resourceRef":"R-1","reservationId":"%s",
             "originPoint":{"latitude":4.6,"longitude":-74.1}}\
            """.formatted(reservationId)).is(201);
        String finish = "/api/travels/" + travel.path("id").asString() + "/finish";
        String indicators = """
            {"indicators":{"km":12,"calories":100,"energyFootprint":1,"environmentalFootprint":2,"economicFootprint":3}}\
            """;
        ana.put(finish, indicators).is(200);
        ana.put(finish, indicators).is(200);

        // 50 points for the rental and 1 for each kilometre, counted once.
        eventually(
                () -> ana.get("/api/users/ranking"),
                200,
                ranking -> ranking.at("/0/points").asInt() == 62);
        assertThat(ana.get("/api/users/user-indicators")
                        .is(200)
                        .at("/indicators/km")
                        .asInt())
                .isEqualTo(12);
        JsonNode maintenances = eventually(
                () -> mei.get("/api/resources/maintenances-history"),
                200,
                history -> history.path("maintenances").size() == 1);
        assertThat(maintenances.at("/maintenances/0/assignee").asString()).isEqualTo(maintenanceAdminId);
        assertThat(admin.get("/api/resources/find/" + resourceId)
                        .is(200)
                        .path("status")
                        .asString())
                .isEqualTo("rented");
    }

    @Test
    @Order(6)
    void sheReturnsAndRatesAndTheCrewBringsTheBicycleBackToService() {
        JsonNode returned = ana.post(
                        "/api/resources/" + resourceId + "/return",
                        "{\"reservationId\":\"%s\",\"indicators\":{\"km\":12}}".formatted(reservationId))
                .is(200);
        assertThat(returned.at("/resource/status").asString()).isEqualTo("pending_maintenance");
        ana.put("/api/resources/rents/" + reservationId + "/rate", "{\"rating\":5,\"comments\":\"Muy bien\"}")
                .is(200);
        admin.put("/api/resources/reservations/" + reservationId + "/reply", "{\"reply\":\"Gracias\"}")
                .is(200);

        JsonNode maintenance =
                mei.get("/api/resources/maintenances-history").is(200).at("/maintenances/0");
        String id = maintenance.path("id").asString();
        mei.post("/api/resources/" + resourceId + "/start-maintenance", "{\"maintenanceId\":\"%s\"}".formatted(id))
                .is(200);
        assertThat(status()).isEqualTo("maintenance");
        mei.put("/api/resources/" + resourceId + "/maintenances", """
            {"maintenanceId":"%s","components":[{"componentId":"%s","componentName":"Frenos","status":"good",
             "photo":"%s"}]}\
            """.formatted(
                                id, maintenance.at("/components/0/componentId").asString(), PIXEL))
                .is(201);
        assertThat(status()).isEqualTo("waiting_approval_maintenance");
        assertThat(mei.post(
                                "/api/resources/" + resourceId + "/approve-maintenance",
                                "{\"maintenanceId\":\"%s\"}".formatted(id))
                        .status())
                .isEqualTo(403);
        admin.post("/api/resources/" + resourceId + "/approve-maintenance", "{\"maintenanceId\":\"%s\"}".formatted(id))
                .is(200);
        assertThat(status()).isEqualTo("available");
        eventually(
                () -> ana.get("/api/clients/resources/available?client=Acme&office=Sede%20Norte"),
                200,
                list -> list.size() == 1);
    }

    @Test
    @Order(7)
    void sheSeesWhatIsStoredAboutHerAndHasItErasedEverywhere() {
        String id =
                ana.get("/api/users/current-user").is(200).at("/currentUser/id").asString();
        assertThat(ana.get("/api/travels/users/" + id + "/data").is(200).toString())
                .contains("Oficina")
                .doesNotContain("\"password\"");
        assertThat(mei.get("/api/travels/users/" + id + "/data").status()).isEqualTo(404);
        admin.post("/api/users/" + id + "/erase", "{\"email\":\"mei@meb.test\"}")
                .is(400);

        admin.post("/api/users/" + id + "/erase", "{\"email\":\"Ana@acme.test\"}")
                .is(200);

        for (String data : List.of(
                "/api/users/%s/data",
                "/api/clients/users/%s/data",
                "/api/locations/users/%s/data",
                "/api/notifications/users/%s/data",
                "/api/resources/users/%s/data",
                "/api/travels/users/%s/data")) {
            JsonNode left = eventually(
                    () -> admin.get(data.formatted(id)),
                    200,
                    all -> !all.toString().contains("ana@acme.test"));
            assertThat(left.toString())
                    .as(data)
                    .contains("erased-" + id)
                    .doesNotContain("Ruiz", "3001234567", "Casa", "Oficina", "latitude", "Muy bien");
        }
        // Her points and her company's numbers stay.
        assertThat(admin.get("/api/users/ranking").is(200).at("/0/points").asInt())
                .isEqualTo(62);
        for (String route : List.of(
                "/api/users/user-indicators",
                "/api/clients/resources/available",
                "/api/resources/rented-resources",
                "/api/travels")) {
            eventually(() -> ana.get(route), 401, refused -> true);
        }
        assertThat(new Browser(suite.url())
                        .post("/api/users/signin", "{\"email\":\"ana@acme.test\",\"password\":\"secret1\"}")
                        .status())
                .isEqualTo(400);
        // The address is free for a new person.
        assertThat(new Browser(suite.url())
                        .post("/api/users/signup", """
            {"email":"ana@acme.test","password":"secret1","firstName":"Anabel","lastName":"Gil","client":"Acme",
             "office":"Sede Norte","mainTransportationMethod":"Moto","secondaryTransportationMethod":"Caminando",
             "termsDate":true,"comodatoDate":true}\
            """)
                        .is(201)
                        .path("id")
                        .asString())
                .isNotEqualTo(id);
    }

    private static String status() {
        return admin.get("/api/resources/find/" + resourceId)
                .is(200)
                .path("status")
                .asString();
    }

    /** An account of staff or crew, which is activated with a mailed code like any other. */
    private static String staff(String email, String role, String number) {
        String id = admin.post("/api/users/admin/signup", """
            {"email":"%s","password":"secret1","firstName":"%s","lastName":"Gil","documentType":"CC",
             "documentNumber":"%s","phone":"%s","role":"%s"}\
            """.formatted(email, email, number, number, role))
                .is(201)
                .path("id")
                .asString();
        activate(new Browser(gateways), email);
        return id;
    }

    static JsonNode activate(Browser browser, String email) {
        Map<String, String> link = linkIn(mailTo(email));
        assertThat(link).containsEntry("email", email);
        return browser.post(
                        "/api/users/activate",
                        "{\"email\":\"%s\",\"activationCode\":\"%s\"}".formatted(email, link.get("codigo")))
                .is(200);
    }

    private static Browser signedIn(String email) {
        Browser browser = new Browser(gateways);
        browser.post("/api/users/signin", "{\"email\":\"%s\",\"password\":\"secret1\"}".formatted(email))
                .is(200);
        return browser;
    }

    private static JsonNode mailTo(String address) {
        JsonNode mails = eventually(
                () -> admin.get("/local/mails"),
                200,
                all -> all.valueStream()
                        .anyMatch(mail -> mail.path("to").asString().equals(address)));
        return mails.valueStream()
                .filter(mail -> mail.path("to").asString().equals(address))
                .findFirst()
                .orElseThrow();
    }

    /** The query of the first link in the mail's text. */
    private static Map<String, String> linkIn(JsonNode mail) {
        assertThat(mail.path("subject").asString()).isEqualTo("Account Activation - MEB");
        Matcher link = Pattern.compile("https?://\\S+codigo=\\S+")
                .matcher(mail.path("text").asString());
        assertThat(link.find()).isTrue();
        return Arrays.stream(URI.create(link.group()).getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    static JsonNode eventually(Supplier<Browser.Answer> call, int status) {
        return eventually(call, status, body -> true);
    }

    /** Waits, because events reach other services a little later. */
    static JsonNode eventually(Supplier<Browser.Answer> call, int status, Predicate<JsonNode> condition) {
        return await().atMost(SOON)
                .until(call::get, answer -> answer.status() == status && condition.test(answer.body()))
                .body();
    }
}
