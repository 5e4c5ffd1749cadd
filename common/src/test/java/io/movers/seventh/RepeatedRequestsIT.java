package io.movers.seventh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.movers.common.security.SessionTokens;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Requests with an {@code Idempotency-Key}, on two replicas of a service that share a database. */
class RepeatedRequestsIT {
    private static final String JWT_KEY = "0123456789abcdef0123456789abcdef";
    private static final String ANA = "5fa000000000000000000001";
    private static final String BEN = "5fa000000000000000000002";

    @TempDir
    static Path dir;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static NatsServer nats;
    private static MongoServer mongo;
    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext other;

    @BeforeAll
    static void start() {
        nats = NatsServer.start(dir.resolve("nats"));
        mongo = MongoServer.inMemory();
        one = SeventhApplication.run(arguments(0));
        other = SeventhApplication.run(arguments(0));
    }

    private static String[] arguments(int port, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.profiles.active=source",
                "--server.port=" + port,
                "--management.server.port=0",
                "--MONGO_URI=" + mongo.uri("repeated"),
                "--NATS_URL=" + nats.url(),
                "--JWT_KEY=" + JWT_KEY,
                "--movers.idempotency.keys-per-caller=5",
                "--movers.idempotency.lease=3s"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        mongo.close();
        nats.close();
    }

    @Test
    void repetitionGetsTheFirstAnswerFromAnotherReplica() throws Exception {
        String key = key();
        HttpResponse<String> first = create(one, key, ANA, topic("repeated"));
        HttpResponse<String> second = create(other, key, ANA, topic("repeated"));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(stored("repeated")).isEqualTo(1);
    }

    @Test
    void refusalIsRepeatedAlthoughTheRequestWouldSucceedNow() throws Exception {
        create(one, key(), ANA, topic("taken"));
        String key = key();
        HttpResponse<String> refused = create(one, key, ANA, topic("taken"));
        topics().deleteOne(new Document("name", "taken"));

        assertThat(refused.statusCode()).isEqualTo(400);
        HttpResponse<String> repeated = create(other, key, ANA, topic("taken"));
        assertThat(repeated.statusCode()).isEqualTo(400);
        assertThat(repeated.body()).isEqualTo(refused.body());
    }

    @Test
    void keyOfAnotherRequestIsRefused() throws Exception {
        String key = key();
        create(one, key, ANA, topic("first use"));

        assertThat(create(other, key, ANA, topic("second use")).statusCode()).isEqualTo(422);
        assertThat(stored("second use")).isZero();
    }

    @Test
    void keyBelongsToItsCaller() throws Exception {
        String key = key();
        create(one, key, ANA, topic("of Ana"));

        HttpResponse<String> ofBen = create(one, key, BEN, topic("of Ben"));
        assertThat(ofBen.statusCode()).isEqualTo(201);
        assertThat(ofBen.headers().firstValue("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void keyDoesNotGetAroundSessionRoleAndValidation() throws Exception {
        String key = key();
        create(one, key, ANA, topic("guarded"));

        assertThat(send(one, key, null, topic("guarded")).statusCode()).isEqualTo(401);
        assertThat(send(one, key, token(ANA, "user"), topic("guarded")).statusCode())
                .isEqualTo(403);
        assertThat(create(one, key(), ANA, "{}").statusCode()).isEqualTo(400);
        assertThat(create(one, "not visible", ANA, topic("x")).statusCode()).isEqualTo(400);
    }

    @Test
    void oneOfTwentySimultaneousRepetitionsIsCarriedOut() throws Exception {
        String key = key();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(HTTP.sendAsync(
                    request(i % 2 == 0 ? one : other, key, token(ANA, "admin"), topic("at once")),
                    HttpResponse.BodyHandlers.ofString()));
        }
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).isIn(201, 409);
            if (answer.get().statusCode() == 409) {
                assertThat(answer.get().headers().firstValue("Retry-After")).isPresent();
            }
        }
        assertThat(create(one, key, ANA, topic("at once")).statusCode()).isEqualTo(201);
        assertThat(stored("at once")).isEqualTo(1);
    }

    @Test
    void processKilledBetweenEffectAndRecordLosesNeitherAndRepeatsNothing() throws Exception {
        String key = key();
        int port = Ports.free();
        try (ServiceProcess dying = new ServiceProcess(arguments(port, "--test.die-before-answer=true"))) {
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> HTTP.send(
                                            HttpRequest.newBuilder(URI.create(
                                                            "http://127.0.0.1:" + port + "/api/seventh/healthz"))
                                                    .build(),
                                            HttpResponse.BodyHandlers.ofString())
                                    .statusCode()
                            == 200);
            assertThatThrownBy(() -> HTTP.send(
                            request(port, key, token(ANA, "admin"), topic("survivor")),
                            HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
            assertThat(dying.waitFor()).isEqualTo(137);
        }
        assertThat(stored("survivor")).isEqualTo(1);

        HttpResponse<String> early = create(one, key, ANA, topic("survivor"));
        assertThat(early.statusCode()).isEqualTo(409);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> create(one, key, ANA, topic("survivor")).statusCode() == 201);
        HttpResponse<String> answer = create(other, key, ANA, topic("survivor"));

        assertThat(answer.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(answer.body()).contains("\"name\":\"survivor\"", "\"version\":0");
        assertThat(stored("survivor")).isEqualTo(1);
    }

    @Test
    void withoutAKeyNothingIsRecorded() throws Exception {
        assertThat(create(one, null, BEN, topic("plain")).statusCode()).isEqualTo(201);

        Document plain = topics().find(new Document("name", "plain")).first();
        assertThat(plain).doesNotContainKeys("commands", "createdByCommand");
        assertThat(records().countDocuments(new Document("caller", BEN))).isLessThanOrEqualTo(1);
    }

    @Test
    void oldestKeysOfACallerGoAndNothingIsStoredInClear() throws Exception {
        String caller = "5fa000000000000000000003";
        for (int i = 0; i < 8; i++) {
            create(one, "secret-key-" + i, caller, "{\"name\":\"bounded %d\",\"text\":\"confidential\"}".formatted(i));
        }
        assertThat(records().countDocuments(new Document("caller", caller))).isEqualTo(5);
        for (Document record : records().find(new Document("caller", caller))) {
            assertThat(record.toJson()).doesNotContain("secret-key", "confidential");
            assertThat(record).containsKeys("expiresAt", "answer");
        }
    }

    @Test
    void pagesOfOtherOriginsMaySendKeysAndReadTheAnswersHeaders() throws Exception {
        HttpResponse<String> preflight = HTTP.send(
                HttpRequest.newBuilder(URI.create(base(one) + "/api/seventh/topics"))
                        .header("Origin", "http://localhost:4200")
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "content-type,idempotency-key")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElse(""))
                .contains("Idempotency-Key");
        assertThat(create(one, key(), ANA, topic("exposed"))
                        .headers()
                        .firstValue("Access-Control-Expose-Headers")
                        .orElse(""))
                .contains("Idempotency-Replayed", "Retry-After");
    }

    private static long stored(String name) {
        return topics().countDocuments(new Document("name", name));
    }

    private static com.mongodb.client.MongoCollection<Document> topics() {
        return one.getBean(MongoTemplate.class).getCollection("topics");
    }

    private static com.mongodb.client.MongoCollection<Document> records() {
        return one.getBean(MongoTemplate.class).getCollection("idempotencyKeys");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String topic(String name) {
        return "{\"name\":\"%s\",\"text\":\"\"}".formatted(name);
    }

    private static String token(String user, String role) {
        return one.getBean(SessionTokens.class).issue(Map.of("id", user, "email", "x@meb.test", "role", role));
    }

    private static HttpResponse<String> create(
            ConfigurableApplicationContext replica, String key, String caller, String body)
            throws IOException, InterruptedException {
        return send(replica, key, token(caller, "admin"), body);
    }

    private static HttpResponse<String> send(
            ConfigurableApplicationContext replica, String key, String token, String body)
            throws IOException, InterruptedException {
        return HTTP.send(request(replica, key, token, body), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(ConfigurableApplicationContext replica, String key, String token, String body) {
        return request(
                replica.getEnvironment().getRequiredProperty("local.server.port", Integer.class), key, token, body);
    }

    private static HttpRequest request(int port, String key, String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/seventh/topics"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    private static String base(ConfigurableApplicationContext replica) {
        return "http://127.0.0.1:" + replica.getEnvironment().getProperty("local.server.port");
    }
}
