package io.movers.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.movers.local.Suite;
import io.movers.local.SuiteConfig;
import io.movers.servers.MongoServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * This release on what the first one (commit 18efb13) stored: {@code first-release.json} holds its databases after a rental whose trip was
 * finished while the broker was away, so that its event still waits, and a session's token. All times are moved as if that were a moment
 * ago, because sessions end and events are given up after some days.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstReleaseDataIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration SINCE_RECORDED =
            Duration.between(Instant.parse("2026-11-26T13:17:09Z"), Instant.now());
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private static Path dir;

    private final Document stored = fixture();
    private MongoServer mongo;
    private MongoClient client;
    private Suite suite;
    private Browser session;

    private static Document fixture() {
        try (InputStream in = FirstReleaseDataIT.class.getResourceAsStream("/first-release.json")) {
            String recorded = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Document.parse(TIME.matcher(recorded)
                    .replaceAll(time ->
                            Instant.parse(time.group()).plus(SINCE_RECORDED).toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    void start() throws Exception {
        mongo = MongoServer.inMemory();
        client = MongoClients.create(mongo.uri());
        stored.get("databases", Document.class).forEach((name, collections) -> fill(name, (Document) collections));
        suite = Suite.start(SuiteConfig.onFreePorts(dir)
                .withMongo(mongo.uri())
                .with("JWT_KEY", stored.getString("jwtKey"))
                .with("movers.events.parked-poll", "500ms"));
        session = new Browser(suite.url());
        session.cookies().put(stored.getString("cookie"), current(stored.getString("token")));
    }

    private void fill(String database, Document collections) {
        MongoDatabase target = client.getDatabase(database);
        collections.forEach((name, documents) -> target.getCollection(name)
                .insertMany(
                        ((List<?>) documents).stream().map(Document.class::cast).toList()));
        if (database.equals("resources")) {
            target.getCollection("parkedEvents").insertOne(deadLetter());
        }
    }

    /** As the first release stored it: without a status. */
    private static Document deadLetter() {
        String id = new ObjectId().toHexString();
        return new Document("_id", new ObjectId())
                .append("subject", "client:updated")
                .append("aggregateId", id)
                .append("data", "{\"id\":\"%s\",\"version\":3,\"name\":\"Parked\",\"nit\":\"1\"}".formatted(id))
                .append("state", "FULL")
                .append("publishedAt", new Date())
                .append("lastError", "not acknowledged")
                .append("parkedAt", new Date())
                .append("attempts", 2)
                .append("nextAttemptAt", new Date());
    }

    /** The token with its times moved, signed again. */
    private String current(String token) throws GeneralSecurityException {
        String[] parts = token.split("\\.");
        ObjectNode claims = (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        long shift = SINCE_RECORDED.toSeconds();
        List.of("iat", "exp", "signedInAt")
                .forEach(time -> claims.put(time, claims.path(time).asLong() + shift));
        claims.put("iatMs", claims.path("iatMs").asLong() + shift * 1000);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String signed = parts[0] + "." + base64.encodeToString(JSON.writeValueAsBytes(claims));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(stored.getString("jwtKey").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return signed + "." + base64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    @AfterAll
    void stop() {
        suite.close();
        client.close();
        mongo.close();
    }

    @Test
    void sessionOfTheFirstReleaseGoesOn() {
        assertThat(session.get("/api/users/current-user")
                        .is(200)
                        .at("/currentUser/email")
                        .asString())
                .isEqualTo("admin@movers.example");
    }

    @Test
    void accountOfTheFirstReleaseSignsInWithItsPassword() {
        new Browser(suite.url())
                .post(
                        "/api/users/signin",
                        "{\"email\":\"admin@movers.example\",\"password\":\"%s\"}"
                                .formatted(stored.getString("adminPassword")))
                .is(200);
    }

    @Test
    void documentsOfTheFirstReleaseAreShown() {
        assertThat(session.get("/api/clients").is(200).at("/0/offices/0/name").asString())
                .isEqualTo("Norte");
        assertThat(session.get("/api/resources").is(200).toString()).contains("R-1");
        assertThat(session.get("/api/travels").is(201).toString()).contains("Oficina");
    }

    @Test
    void eventThatTheFirstReleaseLeftInItsOutboxHasItsEffects() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(session.get("/api/users/ranking")
                                .is(200)
                                .at("/0/points")
                                .asInt())
                        .isEqualTo(62));
        assertThat(collection("travels", "travels")
                        .countDocuments(new Document("outbox.0", new Document("$exists", true))))
                .isZero();
    }

    @Test
    void deadLetterOfTheFirstReleaseIsRetried() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                collection("resources", "clients").countDocuments(new Document("name", "Parked")))
                        .isEqualTo(1));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(collection("resources", "parkedEvents").countDocuments())
                                .isZero());
    }

    private MongoCollection<Document> collection(String database, String name) {
        return client.getDatabase(database).getCollection(name);
    }
}
