package io.movers.common.security.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.Sessions;
import io.movers.common.security.node.NodeSessions;
import io.movers.servers.MongoServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;

class SessionGateIT {

    private static final String AWAY = "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100";
    private static final ObjectId ID = new ObjectId();

    private static MongoServer server;
    private static MongoClient client;
    private static MongoTemplate mongo;

    private final SessionGate gate = new SessionGate(mongo);
    private final CurrentUser session = Sessions.user(ID.toHexString(), "user", "Acme");

    @BeforeAll
    static void start() {
        server = MongoServer.inMemory();
        client = MongoClients.create(server.uri());
        mongo = new MongoTemplate(client, "gate");
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        mongo.getCollection("users").deleteMany(new Document());
    }

    @Test
    void sessionOfAnUnknownAccountPasses() {
        store(new Document("_id", new ObjectId()).append("deletedAt", new Date()));

        assertThat(gate.admits(session)).isTrue();
    }

    @Test
    void sessionOfALiveAccountPasses() {
        store(account().append("deletedAt", null).append("signedOut", List.of()));

        assertThat(gate.admits(session)).isTrue();
    }

    @Test
    void sessionOfAnArchivedAccountIsRefused() {
        store(account().append("deletedAt", new Date()));

        assertThat(gate.admits(session)).isFalse();
    }

    @Test
    void accountWhoseIdIsNoObjectIdIsFound() {
        store(new Document("_id", "x").append("deletedAt", new Date()));

        assertThat(gate.admits(Sessions.user("x", "user", null))).isFalse();
    }

    @Test
    void sessionIssuedAMillisecondBeforeTheEndIsRefused() {
        store(account().append("sessionsEndedAt", Date.from(Sessions.NOW.plusMillis(1))));
        assertThat(gate.admits(session)).isFalse();

        store(account().append("sessionsEndedAt", Date.from(Sessions.NOW)));
        assertThat(gate.admits(session)).isTrue();
    }

    @Test
    void sessionWithoutMillisecondsPassesWithinTheSecondOfTheEnd() {
        CurrentUser coarse = original(Sessions.NOW);

        store(account().append("sessionsEndedAt", Date.from(Sessions.NOW.plusMillis(100))));
        assertThat(gate.admits(coarse)).isTrue();

        store(account().append("sessionsEndedAt", Date.from(Sessions.NOW.plusMillis(1000))));
        assertThat(gate.admits(coarse)).isFalse();
    }

    @Test
    void sessionOfANodeServiceEndsLikeOurs() {
        Map<String, @Nullable Object> claims = NodeSessions.claims(Sessions.NOW);
        claims.put("id", ID.toHexString());
        CurrentUser node = NodeSessions.tokens(Sessions.NOW).verify(NodeSessions.signed(claims));

        store(account());
        assertThat(gate.admits(node)).isTrue();

        store(account().append("sessionsEndedAt", Date.from(Sessions.NOW)));
        assertThat(gate.admits(node)).isFalse();

        store(account().append("signedOut", List.of(new Document("jti", node.tokenId()))));
        assertThat(gate.admits(node)).isFalse();

        store(account().append("deletedAt", new Date()));
        assertThat(gate.admits(node)).isFalse();
    }

    @Test
    void onlyTheSignedOutSessionIsRefused() {
        store(account()
                .append(
                        "signedOut",
                        List.of(
                                new Document("jti", "another").append("expiresAt", new Date()),
                                new Document("jti", session.tokenId()).append("expiresAt", new Date()))));

        assertThat(gate.admits(session)).isFalse();
        assertThat(gate.admits(Sessions.user(ID.toHexString(), "user", "Acme"))).isTrue();
    }

    @Test
    void archivingTakesEffectAtTheNextRequest() {
        store(account());
        assertThat(gate.admits(session)).isTrue();

        store(account().append("deletedAt", new Date()));
        assertThat(gate.admits(session)).isFalse();
    }

    @Test
    void archivingThatAnotherReplicaStoresTakesEffectWithinASecond() {
        store(account());
        assertThat(gate.admits(session)).isTrue();

        storeElsewhere(account().append("deletedAt", new Date()));

        await().atMost(Duration.ofSeconds(5)).until(() -> !gate.admits(session));
    }

    @Test
    void refusalEndsAsSoonAsTheDatabaseSaysSo() {
        store(account().append("deletedAt", new Date()));
        assertThat(gate.admits(session)).isFalse();

        storeElsewhere(account());
        assertThat(gate.admits(session)).isTrue();
    }

    @Test
    void databaseThatIsAwayIsADataAccessException() {
        try (MongoClient away = MongoClients.create(AWAY)) {
            SessionGate blind = new SessionGate(new MongoTemplate(away, "gate"));

            assertThatThrownBy(() -> blind.admits(session)).isInstanceOf(DataAccessResourceFailureException.class);
        }
    }

    private static CurrentUser original(Instant issued) {
        Map<String, @Nullable Object> token = new LinkedHashMap<>();
        token.put("id", ID.toHexString());
        token.put("email", "ana@acme.test");
        token.put("jti", "1");
        token.put("iat", issued.getEpochSecond());
        token.put("exp", issued.plusSeconds(60).getEpochSecond());
        return CurrentUser.of(token);
    }

    private static Document account() {
        return new Document("_id", ID).append("email", "ana@acme.test");
    }

    /** Stores the copy as this process does, which then forgets what it has read. */
    private void store(Document account) {
        storeElsewhere(account);
        gate.forget(account.get("_id").toString());
    }

    private static void storeElsewhere(Document account) {
        mongo.getCollection("users").deleteMany(new Document());
        mongo.getCollection("users").insertOne(account);
    }
}
