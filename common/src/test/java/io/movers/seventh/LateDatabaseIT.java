package io.movers.seventh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
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

    @Test
    void credentialsThatAreRefusedForAMinuteEndTheService(@TempDir Path dir) throws Exception {
        Instant start = Instant.now();
        AtomicReference<Instant> now = new AtomicReference<>(start);
        Clock clock = new MovableClock(now);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        try (NatsServer nats = NatsServer.start(dir.resolve("nats"));
                MongoServer database = MongoServer.refusingSignIns(0);
                ConfigurableApplicationContext service = new SpringApplicationBuilder(SeventhApplication.class)
                        .initializers(context ->
                                ((GenericApplicationContext) context).registerBean("clock", Clock.class, () -> clock))
                        .run(
                                "--spring.profiles.active=source,copy",
                                "--server.port=0",
                                "--management.server.port=0",
                                "--MONGO_URI=mongodb://movers:wrong@127.0.0.1:%d/refused?authSource=admin"
                                        .formatted(database.port()),
                                "--NATS_URL=" + nats.url(),
                                "--JWT_KEY=0123456789abcdef0123456789abcdef")) {
            Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
            root.addAppender(log);
            try {
                assertThat(status(service, "local.management.port", "/actuator/health/liveness"))
                        .isEqualTo(200);
                now.set(start.plusSeconds(59));
                awaitAnotherRefusal(log);
                awaitAnotherRefusal(log);
                assertThat(service.isActive()).as("runs after 59 s").isTrue();

                now.set(start.plusSeconds(70));

                await().atMost(SOON).until(() -> !service.isActive());
                assertThat(log.list)
                        .filteredOn(event -> event.getLevel() == Level.ERROR)
                        .extracting(ILoggingEvent::getFormattedMessage)
                        .anySatisfy(line -> assertThat(line)
                                .contains("MONGO_URI")
                                .contains("refused")
                                .doesNotContain("wrong"));
            } finally {
                root.detachAppender(log);
            }
        }
    }

    private static void awaitAnotherRefusal(ListAppender<ILoggingEvent> log) {
        long before = refusals(log);
        await().atMost(SOON).until(() -> refusals(log) > before);
    }

    private static long refusals(ListAppender<ILoggingEvent> log) {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.startsWith("Background task indexes failed; next run"))
                .count();
    }

    @Test
    void malformedAddressEndsTheStartAndNamesTheVariableWithoutThePassword() throws Exception {
        for (String address : List.of(
                "localhost:27017/late",
                "mongodb:/localhost/late",
                "mongodb://movers:se/cret@localhost/late",
                "mongodb://localhost:port/late",
                "mongodb://localhost:27017",
                "mongodb://localhost/late?connectTimeoutMS=soon&w=majority&tls=true&ssl=false")) {
            assertThatThrownBy(() -> SeventhApplication.run(
                                    "--spring.profiles.active=source",
                                    "--server.port=0",
                                    "--management.server.port=0",
                                    "--MONGO_URI=" + address,
                                    "--JWT_KEY=0123456789abcdef0123456789abcdef")
                            .close())
                    .as(address)
                    .hasMessageContaining("MONGO_URI must name the database")
                    .hasMessageNotContaining("cret@");
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

    private static final class MovableClock extends Clock {
        private final AtomicReference<Instant> now;

        MovableClock(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
