package io.movers.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.transport.Envelope;
import io.movers.common.events.transport.Transport;
import io.movers.servers.HostileSmtpServer;
import io.movers.servers.HostileSmtpServer.Step;
import io.movers.servers.Ports;
import io.movers.testing.RunningService;
import io.movers.testing.Servers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service with a mail server that is slow, refuses, or drops connections. */
class HostileMailServerIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private static Servers servers;

    private HostileSmtpServer smtp;
    private ConfigurableApplicationContext service;
    private final String ana = new ObjectId().toHexString();

    @BeforeAll
    static void startServers() {
        servers = Servers.start();
    }

    @AfterAll
    static void stopServers() {
        servers.close();
    }

    @BeforeEach
    void startService() {
        smtp = HostileSmtpServer.start();
        service = RunningService.run(
                servers.mongo().uri("notifications" + ana),
                servers.nats().url(),
                List.of(NotificationsApplication.class),
                "EMAIL_HOST=" + Ports.LOOPBACK,
                "EMAIL_PORT=" + smtp.port(),
                "EMAIL_TLS=none",
                "management.server.port=0",
                "movers.mails.lease=1s",
                "movers.mails.unconfirmed-pause=200ms",
                "movers.mails.denied-pause=1s",
                "movers.smtp.end-timeout=10s",
                "movers.events.retry-longest=200ms",
                "movers.events.park-after-attempts=1000");
        await().atMost(SOON).until(service.getBean(Transport.class)::isConnected);
    }

    @AfterEach
    void stopService() {
        service.close();
        smtp.close();
    }

    @Test
    void slowServerGetsTheMailOnceAndTheLeaseIsKeptMeanwhile() {
        smtp.delay(Step.DOT, Duration.ofSeconds(3)); // three leases

        Envelope created = publishAccount("ana@acme.test");

        await().atMost(SOON).untilAsserted(() -> assertThat(mail(created)).containsEntry("state", "sent"));
        assertThat(mail(created)).containsEntry("attempts", 1);
        assertThat(smtp.contents()).hasSize(1);
    }

    @Test
    void serverThatDropsAfterTheEndGetsAtMostThreeCopies() throws Exception {
        smtp.drop(Step.DOT);

        Envelope created = publishAccount("ana@acme.test");

        await().atMost(SOON).untilAsserted(() -> assertThat(mail(created)).containsEntry("state", "unconfirmed"));
        assertThat(smtp.contents()).hasSize(3);
        assertThat(listed().get("unconfirmed").asInt()).isEqualTo(1);
    }

    @Test
    void unknownRecipientEndsTheMailAndIsListedWithoutTheAddress() throws Exception {
        smtp.answer(Step.RCPT, "550 5.1.1 <ana@acme.test>: user unknown");

        Envelope created = publishAccount("ana@acme.test");

        await().atMost(SOON).untilAsserted(() -> assertThat(mail(created)).containsEntry("state", "refused"));
        assertThat(mail(created))
                .containsEntry("attempts", 1)
                .containsEntry("lastError", "550 5.1.1 <[address]>: user unknown");
        JsonNode listed = listed();
        assertThat(listed.get("refused").asInt()).isEqualTo(1);
        assertThat(listed.at("/newest/0/eventId").asString()).isEqualTo(created.id());
        assertThat(listed.at("/newest/0/userId").asString()).isEqualTo(ana);
        assertThat(listed.at("/newest/0/lastError").asString()).isEqualTo("550 5.1.1 <[address]>: user unknown");
        assertThat(listed.toString()).doesNotContain("ana@acme.test", "123456");
        assertThat(service.getBean(MeterRegistry.class)
                        .get("movers.mails")
                        .tag("outcome", "refused")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void addressThatNoMailCanBeBuiltForEndsItsMail() {
        Envelope created = publishAccount("\\\"a\\r\\nBcc: eva@evil.test\\\"@corp.test");

        await().atMost(SOON).untilAsserted(() -> assertThat(mail(created)).containsEntry("state", "refused"));
        assertThat(smtp.commands()).isEmpty();
    }

    @Test
    void deniedRelayingIsRetriedSlowlyAndTheMailIsSentOnceItIsAllowed() {
        smtp.answer(Step.RCPT, "554 5.7.1 Relay access denied");
        Envelope created = publishAccount("ana@acme.test");
        await().atMost(SOON).untilAsserted(() -> assertThat(mail(created)).containsKey("lastError"));
        Instant denied = Instant.now();
        assertThat(mail(created)).containsEntry("state", "sending");

        smtp.behave(Step.RCPT);

        await().atMost(SOON).untilAsserted(() -> assertThat(mail(created)).containsEntry("state", "sent"));
        assertThat(mail(created)).containsEntry("attempts", 2);
        assertThat(mail(created).getDate("finishedAt").toInstant()).isAfter(denied.plusMillis(500));
        assertThat(smtp.contents()).hasSize(1);
    }

    @Test
    void busyServerIsTriedAgainUntilItTakesTheMail() {
        smtp.answer(Step.GREETING, "421 4.3.2 too busy");
        Envelope created = publishAccount("ana@acme.test");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(mail(created).getInteger("attempts")).isGreaterThan(2));

        smtp.behave(Step.GREETING);

        await().atMost(SOON).untilAsserted(() -> assertThat(mail(created)).containsEntry("state", "sent"));
        assertThat(smtp.contents()).hasSize(1);
    }

    private Envelope publishAccount(String email) {
        String body =
                "{\"id\":\"%s\",\"version\":0,\"email\":\"%s\",\"firstName\":\"Ana\",\"status\":\"unverified\",\"activationCode\":123456}"
                        .formatted(ana, email);
        Envelope event = new Envelope(
                new ObjectId().toHexString(),
                "user:created",
                ana,
                body.getBytes(StandardCharsets.UTF_8),
                ReplicaState.FULL,
                null,
                Instant.now());
        assertThat(service.getBean(Transport.class).send(event)).succeedsWithin(SOON);
        return event;
    }

    private Document mail(Envelope event) {
        Document found = service.getBean(MongoTemplate.class)
                .getCollection("mails")
                .find(new Document("_id", new ObjectId(event.id())))
                .first();
        return found == null ? new Document() : found;
    }

    private JsonNode listed() throws Exception {
        String port = service.getEnvironment().getProperty("local.management.port");
        URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/mails");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }
}
