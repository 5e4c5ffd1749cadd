package io.movers.seventh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.common.data.DatabaseReadiness;
import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import io.movers.servers.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A service that starts before its database. */
class LateDatabaseIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void serviceWaitsUnreadyAndWorksOnceItsDatabaseIsThere(@TempDir Path dir) throws Exception {
        int port = Ports.free();
        try (NatsServer nats = NatsServer.start(dir.resolve("nats"));
                ConfigurableApplicationContext service = SeventhApplication.run(
                        "--spring.profiles.active=source,copy",
                        "--server.port=0",
                        "--management.server.port=0",
                        "--MONGO_URI=mongodb://127.0.0.1:%d/late?serverSelectionTimeoutMS=300".formatted(port),
                        "--NATS_URL=" + nats.url(),
                        "--JWT_KEY=0123456789abcdef0123456789abcdef")) {
            assertThat(service.getBean(DatabaseReadiness.class).isReady()).isFalse();
            assertThat(status(service, "local.management.port", "/actuator/health/readiness"))
                    .isEqualTo(503);
            assertThat(status(service, "local.management.port", "/actuator/health/liveness"))
                    .isEqualTo(200);
            assertThat(status(service, "local.server.port", "/api/seventh/topics/5f0000000000000000000001"))
                    .isEqualTo(503);

            try (MongoServer database = MongoServer.onDisk(dir.resolve("late"), Ports.LOOPBACK, port)) {
                assertThat(database.port()).isEqualTo(port);
                await().atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(status(service, "local.management.port", "/actuator/health/readiness"))
                                        .isEqualTo(200));
                service.getBean(TopicPublisher.class).publish(new Topic("published late", ""));
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(service.getBean(MongoTemplate.class)
                                        .getCollection("topicCopies")
                                        .countDocuments(new Document("name", "published late")))
                                .isEqualTo(1));
            }
        }
    }

    private static int status(ConfigurableApplicationContext service, String port, String path)
            throws IOException, InterruptedException {
        String base = "http://127.0.0.1:" + service.getEnvironment().getProperty(port);
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
