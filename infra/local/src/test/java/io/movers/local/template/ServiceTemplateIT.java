package io.movers.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.local.Suite;
import io.movers.local.SuiteConfig;
import io.movers.local.deploy.Checkout;
import io.movers.local.deploy.Programs;
import io.movers.local.story.Browser;
import io.movers.servers.PortInUseException;
import io.movers.servers.Ports;
import io.movers.servers.ProcessEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a developer does with the template of a service, up to a trip that it follows. */
class ServiceTemplateIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    static Path dir;

    private static GeneratedService service;

    @BeforeAll
    static void generate() {
        service = GeneratedService.in(dir.resolve("incidents"));
        service.compile();
    }

    @Test
    void nothingOfTheTemplateIsLeft() throws IOException {
        try (var files = Files.walk(service.folder().resolve("src"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(file.toString() + Files.readString(file)).doesNotContain("__");
            }
        }
        assertThat(Files.readString(service.folder().resolve("pom.xml"))).doesNotContain("__");
        assertThat(Files.readString(service.folder().resolve("k8s/incidents.yaml")))
                .doesNotContain("__");
    }

    @Test
    void nameOfTheSuiteOrWithoutASingularIsRefused(@TempDir Path folder) {
        for (String name : new String[] {"auth", "Incidents", "staff", ""}) {
            Programs.Result result = Programs.run(
                    Checkout.path(""),
                    Map.of(),
                    "bash",
                    "infra/new-service.sh",
                    name,
                    "",
                    folder.resolve("service").toString());
            assertThat(result.exit()).as(name).isEqualTo(1);
            assertThat(result.output()).startsWith("new-service: NAME is \"" + name + "\"");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void itsOwnTestsPass() {
        Programs.Result result = service.runTests();

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output()).containsPattern(TestRun.PASSED + "(1[5-9]|[2-9][0-9])\n");
    }

    @Test
    void itRunsBesideTheSuite() throws Exception {
        int port = freePair();
        SuiteConfig config = SuiteConfig.onFreePorts(dir.resolve("suite"))
                .with("RATE_LIMIT_ENABLED", "false")
                .withExtraServices("incidents=http://localhost:" + port);
        Path output = dir.resolve("output");
        try (Suite suite = Suite.start(config)) {
            Process process = service.start(environment(dir.resolve("suite/incidents.env")), output);
            try {
                follow(suite);
            } catch (Throwable e) {
                System.out.println(Files.readString(output));
                throw e;
            } finally {
                ProcessEnd.await(process, false, Duration.ofSeconds(30));
            }
        }
    }

    private static int freePair() {
        while (true) {
            int port = Ports.free();
            try {
                Ports.requireFree(Ports.LOOPBACK, port + 1);
                return port;
            } catch (PortInUseException | IllegalArgumentException e) {
                continue;
            }
        }
    }

    private static Map<String, String> environment(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].substring(1, pair[1].length() - 1)));
    }

    private static void follow(Suite suite) {
        var admin = new Browser(suite.url());
        await().atMost(SOON).until(() -> admin.get("/api/incidents/healthz").status() == 200);
        String me = admin.post(
                        "/api/users/signin",
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(suite.adminEmail(), suite.adminPassword()))
                .is(200)
                .path("id")
                .asString();

        admin.post("/api/incidents", "{\"title\":\"Flat tyre\"}").is(201);
        finishALongTrip(admin, me);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(admin.get("/api/incidents").is(200))
                        .extracting(incident -> incident.path("title").asString())
                        .containsExactly("A long trip", "Flat tyre"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(admin.get("/local/events").is(200))
                        .filteredOn(event -> event.path("subject").asString().equals("incident:created"))
                        .hasSize(2));
        assertThat(admin.get("/api/incidents/docs.json").is(200).path("paths").propertyNames())
                .contains("/api/incidents/{id}/close");
        JsonNode status = StreamSupport.stream(
                        admin.get("/local/status").is(200).path("services").spliterator(), false)
                .filter(entry -> entry.path("id").asString().equals("incidents"))
                .findFirst()
                .orElseThrow();
        assertThat(status.path("status").asString()).isEqualTo("UP");
        assertThat(status.at("/parts/broker").asString()).isEqualTo("UP");
        assertThat(admin.post("/local/services/restart", "{\"service\":\"incidents\"}")
                        .status())
                .isEqualTo(409);
    }

    private static void finishALongTrip(Browser admin, String me) {
        String company = id(admin, "/api/clients", "{\"name\":\"Acme\",\"nit\":\"900.1\",\"logo\":\"acme.png\"}");
        id(admin, "/api/clients/" + company + "/offices", """
                {"name":"Norte","city":"Bogota","country":"Colombia","location":{"lat":4.6,"lng":-74.1},"mebAdmin":"%1$s",
                 "clientAdmin":"%1$s","inventoryAdmin":"%1$s","repairAdmin":"%1$s","maintenanceAdmin":"%1$s"}""".formatted(me));
        id(admin, "/api/resources/resource-types", """
                {"type":"Bicicleta","brand":"GW","model":"2026","photo":"https://acme.example/gw.png","measureIndicators":true,
                 "checkupTime":30,"kmToMaintenance":100}""");
        String bicycle = await().atMost(SOON)
                .until(() -> admin.post("/api/resources", """
                                {"type":"Bicicleta","reference":"R-1","qrCode":"x","lockerPassword":1234,"client":"Acme","office":"Norte",
                                 "loanTime":60}"""), answer -> answer.status() == 201)
                .body()
                .path("id")
                .asString();
        String reservation = admin.post("/api/resources/" + bicycle + "/rent", "{\"typeRent\":1}")
                .body()
                .at("/reservation/id")
                .asString();
        String trip = id(
                admin,
                "/api/travels",
                "{\"origin\":\"Casa\",\"destination\":\"Oficina\",\"resourceRef\":\"R-1\",\"reservationId\":\"%s\"}"
                        .formatted(reservation));
        admin.put("/api/travels/" + trip + "/finish", "{\"indicators\":{\"km\":120}}")
                .is(200);
    }

    private static String id(Browser admin, String path, String json) {
        return admin.post(path, json).is(201).path("id").asString();
    }
}
