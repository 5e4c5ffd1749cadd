package io.movers.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.engine.ListenerInvoker;
import io.movers.common.events.transport.Envelope;
import io.movers.common.events.transport.Transport;
import io.movers.servers.Mail;
import io.movers.servers.MongoServer;
import io.movers.servers.NatsServer;
import io.movers.servers.Ports;
import io.movers.servers.SmtpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The whole service, from the broker to the mail server. */
class NotificationsIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String LINKS = "https://meb-admin.moversapp.co";

    @TempDir
    static Path dir;

    private static NatsServer nats;
    private static MongoServer mongo;
    private static SmtpServer smtp;
    private static ConfigurableApplicationContext service;

    private final String ana = new ObjectId().toHexString();

    @BeforeAll
    static void start() {
        nats = NatsServer.start(dir);
        mongo = MongoServer.inMemory();
        smtp = SmtpServer.start();
        service = new SpringApplicationBuilder(NotificationsApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--JWT_KEY=notifications-test-key-of-at-least-32-bytes",
                        "--NATS_URL=" + nats.url(),
                        "--MONGO_URI=" + mongo.uri("notifications"),
                        "--EMAIL_HOST=" + Ports.LOOPBACK,
                        "--EMAIL_PORT=" + smtp.port(),
                        "--EMAIL_TLS=none",
                        "--movers.events.retry-first=100ms",
                        "--movers.events.retry-longest=500ms",
                        "--movers.events.park-after-attempts=1000");
        Transport transport = service.getBean(Transport.class);
        await().atMost(SOON).until(transport::isConnected);
    }

    @AfterAll
    static void stop() {
        service.close();
        smtp.close();
        mongo.close();
        nats.close();
    }

    @BeforeEach
    void empty() {
        smtp.clear();
        collection("users").deleteMany(new Document());
        collection("mails").deleteMany(new Document());
    }

    @AfterEach
    void openSmtp() {
        smtp.open();
    }

    @Test
    void newAccountIsCopiedAndGetsItsActivationMail() {
        Envelope created = created(0, "unverified", 123456);

        publish(created);

        Mail mail = theMail();
        assertThat(mail.to()).containsExactly("ana@acme.test");
        assertThat(mail.subject()).isEqualTo("Account Activation - MEB");
        assertThat(mail.text()).contains("Ana Ruiz", LINKS + "/auth/activacion?codigo=123456&email=ana%40acme.test");
        assertThat(mail.html())
                .contains("Ana Ruiz", LINKS + "/auth/activacion?codigo=123456&amp;email=ana%40acme.test");
        assertThat(user())
                .containsEntry("email", "ana@acme.test")
                .containsEntry("firstName", "Ana")
                .containsEntry("lastName", "Ruiz")
                .containsEntry("activationCode", 123456)
                .containsEntry("version", 0)
                .doesNotContainKey("_class");
        await().atMost(SOON).untilAsserted(() -> assertThat(entry(created)).containsEntry("state", "sent"));
    }

    @Test
    void storedMailHoldsNeitherCodeNorAddress() {
        smtp.close();
        Envelope created = created(0, "unverified", 987654);
        publish(created);
        await().atMost(SOON).untilAsserted(() -> assertThat(entry(created)).containsEntry("state", "sending"));
        assertThat(entry(created).toJson()).doesNotContain("987654", "ana@acme.test");

        smtp.open();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(entry(created))
                        .containsEntry("state", "sent")
                        .doesNotContainKey("leaseUntil"));
        assertThat(entry(created).toJson()).doesNotContain("987654", "ana@acme.test");
    }

    @Test
    void accountActiveFromTheStartGetsNoMail() {
        double before = consumed("user:created");

        publish(created(0, "active", 123456));

        await().atMost(SOON).until(() -> consumed("user:created") == before + 1);
        assertThat(user()).containsEntry("email", "ana@acme.test");
        assertThat(smtp.mails()).isEmpty();
    }

    @Test
    void mailWaitsForAServerThatIsDownAndIsSentOnce() {
        smtp.close();
        Envelope created = created(0, "unverified", 123456);
        publish(created);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(entry(created).getInteger("attempts")).isGreaterThan(2));

        smtp.open();

        await().atMost(SOON).untilAsserted(() -> assertThat(entry(created)).containsEntry("state", "sent"));
        assertThat(smtp.mails()).hasSize(1);
        assertThat(deliverAgain(created)).isTrue();
        assertThat(smtp.mails()).hasSize(1);
    }

    @Test
    void eventDeliveredConcurrentlyIsMailedOnce() throws Exception {
        Envelope created = created(0, "unverified", 123456);
        int deliveries = 8;
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService executor = Executors.newFixedThreadPool(deliveries);
        try {
            List<Future<Boolean>> handled = new ArrayList<>();
            for (int i = 0; i < deliveries; i++) {
                handled.add(executor.submit(() -> {
                    go.await();
                    return deliverAgain(created);
                }));
            }
            go.countDown();
            for (Future<Boolean> one : handled) {
                one.get(20, TimeUnit.SECONDS);
            }
        } finally {
            executor.shutdown();
        }

        assertThat(deliverAgain(created)).isTrue();
        assertThat(smtp.mails()).hasSize(1);
    }

    @Test
    void mailOfASenderThatDiedIsTakenOverAfterItsLease() {
        Envelope created = created(0, "unverified", 123456);
        Instant lease = Instant.now().plusMillis(1500);
        collection("mails")
                .insertOne(new Document("_id", new ObjectId(created.id()))
                        .append("state", "sending")
                        .append("attempts", 1)
                        .append("leaseUntil", Date.from(lease)));

        publish(created);

        Mail mail = theMail();
        assertThat(mail.receivedAt()).isAfterOrEqualTo(lease.minusMillis(1));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(entry(created))
                        .containsEntry("state", "sent")
                        .containsEntry("attempts", 2));
    }

    @Test
    void mailWithAnExpiredCodeIsNotSent() {
        Envelope late = event(
                "user:created",
                user("unverified", ",\"version\":0,\"activationCode\":123456"),
                ReplicaState.FULL,
                Instant.now().minus(Duration.ofHours(24)));
        publish(late);
        await().atMost(SOON).untilAsserted(() -> assertThat(entry(late)).containsEntry("state", "expired"));

        Envelope lateReset = reset(",\"activation\":false", Instant.now().minus(Duration.ofMinutes(30)));
        publish(lateReset);
        await().atMost(SOON).untilAsserted(() -> assertThat(entry(lateReset)).containsEntry("state", "expired"));

        Envelope statedReset = reset(",\"expiresAt\":\"" + Instant.now().minusSeconds(1) + "\"", Instant.now());
        publish(statedReset);
        await().atMost(SOON).untilAsserted(() -> assertThat(entry(statedReset)).containsEntry("state", "expired"));

        assertThat(deliverAgain(lateReset)).isTrue();
        assertThat(smtp.mails()).isEmpty();
    }

    @Test
    void unsendableMailIsGivenUpWhenItsCodeExpires() {
        smtp.close();
        publish(created(0, "active", null));
        Envelope reset = reset(",\"expiresAt\":\"" + Instant.now().plusSeconds(2) + "\"", Instant.now());

        publish(reset);

        await().atMost(SOON).untilAsserted(() -> assertThat(entry(reset)).containsEntry("state", "expired"));
        assertThat(entry(reset).getInteger("attempts")).isGreaterThan(1);
    }

    @Test
    void resetMailGreetsWithTheCurrentName() {
        publish(created(0, "active", 123456));
        await().atMost(SOON).untilAsserted(() -> assertThat(user()).containsEntry("activationCode", 123456));
        publish(event(
                "user:updated",
                user("active", ",\"version\":1").replace("\"Ana\"", "\"Anita\""),
                ReplicaState.FULL,
                Instant.now()));
        await().atMost(SOON).untilAsserted(() -> assertThat(user()).containsEntry("version", 1));

        publish(reset("", Instant.now()));

        Mail mail = theMail();
        assertThat(mail.to()).containsExactly("ana@acme.test");
        assertThat(mail.subject()).isEqualTo("Password Reset - MEB");
        assertThat(mail.text())
                .contains("Anita Ruiz", LINKS + "/auth/recuperar-clave?codigo=654321&email=ana%40acme.test");
        assertThat(user()).containsEntry("activationCode", 123456);
    }

    @Test
    void resetOfAnUnverifiedAccountIsMailedAsActivation() {
        publish(created(0, "active", null));

        publish(reset(",\"activation\":true", Instant.now()));

        Mail mail = theMail();
        assertThat(mail.subject()).isEqualTo("Account Activation - MEB");
        assertThat(mail.text()).contains(LINKS + "/auth/activacion?codigo=654321&email=ana%40acme.test");
    }

    @Test
    void resetMailWaitsForItsAccount() {
        double before = consumed("password:reset");
        Envelope reset = reset("", Instant.now());
        publish(reset);
        await().atMost(SOON).until(() -> redelivered("password:reset") > 1);
        assertThat(consumed("password:reset")).isEqualTo(before);
        assertThat(smtp.mails()).isEmpty();

        publish(created(0, "active", null));

        assertThat(theMail().subject()).isEqualTo("Password Reset - MEB");
        await().atMost(SOON).until(() -> consumed("password:reset") == before + 1);
    }

    @Test
    void creationThatArrivesAfterAnUpdateIsMailedAndKeepsTheUpdate() {
        publish(event(
                "user:updated",
                user("unverified", ",\"version\":3,\"sessionsEndedAt\":\"2026-01-02T03:04:05Z\"")
                        .replace("\"Ana\"", "\"Anita\""),
                ReplicaState.FULL,
                Instant.now()));
        await().atMost(SOON).untilAsserted(() -> assertThat(user()).containsEntry("version", 3));

        publish(created(0, "unverified", 123456));

        assertThat(theMail().text()).contains("codigo=123456");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(user())
                        .containsEntry("firstName", "Anita")
                        .containsEntry("version", 3)
                        .containsEntry("activationCode", 123456)
                        .containsEntry("sessionsEndedAt", Date.from(Instant.parse("2026-01-02T03:04:05Z"))));
    }

    @Test
    void erasedAccountGetsNeitherMailNorCodeFromEventsThatArriveLate() {
        publish(event(
                "user:erased",
                "{\"id\":\"%s\",\"version\":3,\"email\":\"erased@erased.invalid\",\"erasedAt\":\"2026-01-02T03:04:05Z\"}"
                        .formatted(ana),
                ReplicaState.FULL,
                Instant.now()));
        await().atMost(SOON).untilAsserted(() -> assertThat(user()).containsEntry("version", 3));
        double created = consumed("user:created");
        double resets = consumed("password:reset");

        publish(created(0, "unverified", 123456));
        publish(reset("", Instant.now()));

        await().atMost(SOON)
                .until(() -> consumed("user:created") == created + 1 && consumed("password:reset") == resets + 1);
        assertThat(user())
                .containsEntry("email", "erased@erased.invalid")
                .doesNotContainKeys("activationCode", "firstName", "lastName");
        assertThat(smtp.mails()).isEmpty();
    }

    @Test
    void eventOfANodeServiceIsMailed() {
        publish(event(
                "user:created",
                "{\"id\":\"%s\",\"version\":0,\"email\":\"ana@acme.test\",\"firstName\":\"Ana\",\"lastName\":\"Ruiz\",\"activationCode\":123456}"
                        .formatted(ana),
                ReplicaState.PARTIAL,
                Instant.now()));

        assertThat(theMail().subject()).isEqualTo("Account Activation - MEB");
    }

    @Test
    void serviceIsHealthyAndReadyWithoutAMailServer() throws Exception {
        smtp.close();

        assertThat(get("local.server.port", "/api/notifications/healthz"))
                .isEqualTo("200 {\"message\":\"I'm just fine...\"}");
        assertThat(get("local.server.port", "/api/notifications/docs.json"))
                .startsWith("200")
                .contains("/api/notifications/healthz");
        assertThat(get("local.management.port", "/actuator/health/readiness"))
                .startsWith("200")
                .contains("\"UP\"");
        assertThat(get("local.management.port", "/actuator/health"))
                .startsWith("200")
                .doesNotContain("\"mail\"");
    }

    private Envelope created(long version, String status, Integer code) {
        return event(
                "user:created",
                user(status, ",\"version\":" + version + ",\"activationCode\":" + code),
                ReplicaState.FULL,
                Instant.now());
    }

    private Envelope reset(String more, Instant at) {
        return event(
                "password:reset",
                "{\"userId\":\"%s\",\"code\":\"654321\"%s}".formatted(ana, more),
                ReplicaState.FULL,
                at);
    }

    private String user(String status, String more) {
        return "{\"id\":\"%s\",\"email\":\"ana@acme.test\",\"firstName\":\"Ana\",\"lastName\":\"Ruiz\",\"status\":\"%s\"%s}"
                .formatted(ana, status, more);
    }

    private Envelope event(String subject, String data, ReplicaState state, Instant at) {
        return new Envelope(
                new ObjectId().toHexString(), subject, ana, data.getBytes(StandardCharsets.UTF_8), state, null, at);
    }

    private static void publish(Envelope event) {
        assertThat(service.getBean(Transport.class).send(event)).succeedsWithin(SOON);
    }

    /** The broker drops a second event with the same id; a dead letter is delivered all the same. */
    private static boolean deliverAgain(Envelope event) {
        return service.getBean(ListenerInvoker.class).retry(event, 2) == null;
    }

    private static Mail theMail() {
        await().atMost(SOON).untilAsserted(() -> assertThat(smtp.mails()).hasSize(1));
        return smtp.mails().get(0);
    }

    private Document user() {
        return find("users", ana);
    }

    private static Document entry(Envelope event) {
        return find("mails", event.id());
    }

    private static Document find(String collection, String id) {
        Document found = collection(collection)
                .find(new Document("_id", new ObjectId(id)))
                .first();
        return found == null ? new Document() : found;
    }

    private static MongoCollection<Document> collection(String name) {
        return service.getBean(MongoTemplate.class).getCollection(name);
    }

    private static double consumed(String subject) {
        return count("movers.events.consumed", subject);
    }

    private static double redelivered(String subject) {
        return count("movers.events.redelivered", subject);
    }

    private static double count(String meter, String subject) {
        Counter counter = service.getBean(MeterRegistry.class)
                .find(meter)
                .tag("subject", subject)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private static String get(String port, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + service.getEnvironment().getProperty(port) + path);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
