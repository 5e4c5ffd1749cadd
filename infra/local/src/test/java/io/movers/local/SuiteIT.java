package io.movers.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import com.sun.net.httpserver.HttpServer;
import io.movers.servers.Ports;
import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SuiteIT {
    @TempDir
    Path dir;

    @Test
    void dataSurvivesARestartAndEachServiceHasItsOwnDatabase() {
        try (var suite = Suite.start(SuiteConfig.onFreePorts(dir));
                var client = MongoClients.create(suite.mongoUri(Service.TRAVELS))) {
            client.getDatabase("travels").getCollection("kept").insertOne(new Document("a", 1));
        }
        assertThat(Path.of(System.getProperty("catalina.home")))
                .as("the home that all Tomcats of this JVM share is not gone with a service")
                .isDirectory();
        try (var suite = Suite.start(SuiteConfig.onFreePorts(dir));
                var client = MongoClients.create(suite.mongoUri(Service.TRAVELS))) {
            assertThat(client.getDatabase("travels").getCollection("kept").countDocuments())
                    .isEqualTo(1);
        }
    }

    @Test
    void everyServiceIsReachedThroughTheGatewayEvenAfterARestart() throws Exception {
        try (var suite = Suite.start(SuiteConfig.onFreePorts(dir))) {
            for (Service service : Service.values()) {
                assertThat(suite.context(service).getEnvironment().getProperty("movers.service.name"))
                        .isEqualTo(service.id());
                assertThat(body("http://127.0.0.1:%d/actuator/info".formatted(suite.managementPort(service))))
                        .contains("\"artifact\":\"" + service.id() + "\"", "\"commit\":\"");
            }
            assertHealthy(suite);
            suite.restart(Service.AUTH);
            assertHealthy(suite);
            suite.stop(Service.AUTH);
            assertThat(status(suite.url() + "/api/users/healthz")).isEqualTo(502);
            suite.start(Service.AUTH);
            assertHealthy(suite);
        }
    }

    @Test
    void extraServiceIsBehindTheGatewayInTheConsoleAndAtTheBroker() throws Exception {
        HttpServer incidents = HttpServer.create(new InetSocketAddress(Ports.LOOPBACK, 0), 0);
        incidents.createContext("/api/incidents", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, -1);
            }
        });
        incidents.start();
        SuiteConfig config = SuiteConfig.onFreePorts(dir)
                .withExtraServices(
                        "incidents=http://localhost:" + incidents.getAddress().getPort());
        try (var suite = Suite.start(config)) {
            assertThat(status(suite.url() + "/api/incidents/7")).isEqualTo(200);
            assertThat(status(suite.url() + "/api/users/healthz")).isEqualTo(200);
            assertThat(body(suite.url() + "/local/status"))
                    .containsPattern("\"id\":\"incidents\"[^{]*\"docs\":\"/api/incidents/docs/\",\"status\":\"UP\"");

            Map<String, String> environment = environment(dir.resolve("incidents.env"));
            assertThat(environment)
                    .containsEntry("JWT_KEY", Files.readString(dir.resolve("jwt-key")))
                    .containsEntry("MONGO_URI", suite.mongoUri(Service.AUTH).replace("/auth", "/incidents"));
            assertThat(mayPublish(suite.natsUrl(), environment)).isTrue();
            assertThat(mayPublish(suite.natsUrl(), Map.of("NATS_USER", "incidents", "NATS_PASSWORD", "wrong")))
                    .isFalse();

            incidents.stop(0);
            assertThat(status(suite.url() + "/api/incidents/7")).isEqualTo(502);
            assertThat(body(suite.url() + "/local/status"))
                    .containsPattern("\"id\":\"incidents\"[^{]*\"status\":\"AWAY\"");
        } finally {
            incidents.stop(0);
        }
    }

    private static Map<String, String> environment(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].substring(1, pair[1].length() - 1)));
    }

    private static boolean mayPublish(String url, Map<String, String> environment) throws Exception {
        Options options = new Options.Builder()
                .server(url)
                .userInfo(environment.get("NATS_USER"), environment.get("NATS_PASSWORD"))
                .inboxPrefix("_INBOX.incidents.")
                .build();
        try (Connection connection = Nats.connect(options)) {
            return connection
                            .jetStream()
                            .publish("movers.incident.created", "{}".getBytes(StandardCharsets.UTF_8))
                            .getSeqno()
                    > 0;
        } catch (AuthenticationException e) {
            return false;
        }
    }

    @Test
    void portInUseIsReportedInOneLineWithItsVariable() throws IOException {
        var config = SuiteConfig.onFreePorts(dir);
        for (String variable : new String[] {"GATEWAY_PORT", "MONGO_PORT", "NATS_PORT", "SMTP_PORT"}) {
            int port = switch (variable) {
                case "GATEWAY_PORT" -> config.gatewayPort();
                case "MONGO_PORT" -> config.mongoPort();
                case "NATS_PORT" -> config.natsPort();
                default -> config.smtpPort();
            };
            try (var taken = new ServerSocket(port, 1, java.net.InetAddress.getByName(Ports.LOOPBACK))) {
                assertThat(taken.isBound()).isTrue();
                assertThatThrownBy(() -> Suite.start(config))
                        .isInstanceOf(SuiteException.class)
                        .hasMessageStartingWith("Port " + port + " is in use: set " + variable);
            }
        }
    }

    @Test
    @Timeout(60)
    void serviceThatEndsByItselfIsNoticed() throws InterruptedException {
        try (var suite = Suite.start(SuiteConfig.onFreePorts(dir))) {
            suite.restart(Service.CLIENTS);

            suite.context(Service.TRAVELS).close();

            assertThat(suite.awaitEnd()).isEqualTo(Service.TRAVELS);
        }
    }

    @Test
    void aSecondSuiteOnTheSameDataIsRefused() {
        try (var suite = Suite.start(SuiteConfig.onFreePorts(dir))) {
            assertThat(suite.mails()).isEmpty();
            assertThatThrownBy(() -> Suite.start(SuiteConfig.onFreePorts(dir)))
                    .isInstanceOf(SuiteException.class)
                    .hasMessageStartingWith("Another suite runs on");
        }
    }

    private static void assertHealthy(Suite suite) throws Exception {
        for (Service service : Service.values()) {
            String path = suite.context(service).getEnvironment().getRequiredProperty("movers.service.health-path");
            assertThat(status(suite.url() + path)).as(path).isEqualTo(200);
        }
    }

    private static String body(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }

    private static int status(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
