package io.movers.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import io.movers.servers.Ports;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
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

    private static int status(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
