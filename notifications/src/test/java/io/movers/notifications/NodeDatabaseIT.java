package io.movers.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.transport.Envelope;
import io.movers.common.events.transport.Transport;
import io.movers.servers.Mail;
import io.movers.servers.SmtpServer;
import io.movers.testing.Servers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service's listeners on a database that a Node service has filled. */
class NodeDatabaseIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static Servers servers;
    private static SmtpServer smtp;
    private static MongoClient client;
    private static RunningNotifications service;

    private ObjectId ana;

    @BeforeAll
    static void startOnTheDatabaseOfNode() {
        servers = Servers.start();
        smtp = SmtpServer.start();
        client = MongoClients.create(servers.mongo().uri());
        users().insertOne(account(new ObjectId(), "first@acme.test"));
        service = new RunningNotifications(servers, smtp);
        await().atMost(SOON).until(service.bean(Transport.class)::isConnected);
    }

    @AfterAll
    static void stop() {
        service.close();
        client.close();
        smtp.close();
        servers.close();
    }

    @BeforeEach
    void accountOfTheNodeDatabase() {
        smtp.clear();
        ana = new ObjectId();
        users().insertOne(account(ana, "ana@acme.test").append("legacy", List.of(1, 2)));
    }

    private static Document account(ObjectId id, String email) {
        return new Document("_id", id)
                .append("email", email)
                .append("firstName", "Ana")
                .append("lastName", "Ruiz")
                .append("activationCode", 123456)
                .append("version", 0);
    }

    @Test
    void serviceIsHealthyOnANodeDatabase() {
        assertThat(service.call("GET", "/healthz", null, null).status()).isEqualTo(200);
    }

    @Test
    void resetIsMailedToAnAccountOfTheNodeDatabase() {
        send("password:reset", "{\"userId\":\"%s\",\"code\":\"654321\"}", ReplicaState.PARTIAL, Instant.now());

        await().atMost(SOON).untilAsserted(() -> assertThat(smtp.mails()).hasSize(1));
        Mail mail = smtp.mails().get(0);
        assertThat(mail.to()).containsExactly("ana@acme.test");
        assertThat(mail.subject()).isEqualTo("Password Reset - MEB");
        assertThat(mail.text()).contains("Ana Ruiz", "codigo=654321");
    }

    @Test
    void oldCreationDeliveredAgainIsNotMailedAndChangesNothing() {
        Document before = stored();

        String event = send(
                "user:created",
                "{\"id\":\"%s\",\"version\":0,\"email\":\"old@acme.test\",\"firstName\":\"Old\",\"lastName\":\"Name\",\"activationCode\":123456}",
                ReplicaState.PARTIAL,
                Instant.now().minus(Duration.ofDays(2)));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(client.getDatabase("notifications")
                                .getCollection("mails")
                                .find(new Document("_id", new ObjectId(event)))
                                .first())
                        .containsEntry("state", "expired"));
        assertThat(smtp.mails()).isEmpty();
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void updateIsAppliedAndKeepsUnknownFields() {
        send(
                "user:updated",
                "{\"id\":\"%s\",\"version\":1,\"email\":\"ana@acme.test\",\"firstName\":\"Anita\"}",
                ReplicaState.PARTIAL,
                Instant.now());
        await().atMost(SOON).untilAsserted(() -> assertThat(stored()).containsEntry("version", 1));
        assertThat(stored()).containsEntry("firstName", "Anita").containsEntry("lastName", "Ruiz");

        send(
                "user:updated",
                "{\"id\":\"%s\",\"version\":4,\"email\":\"ana.r@acme.test\",\"firstName\":\"Ana\",\"lastName\":\"R\",\"status\":\"active\"}",
                ReplicaState.FULL,
                Instant.now());
        await().atMost(SOON).untilAsserted(() -> assertThat(stored()).containsEntry("version", 4));
        assertThat(stored())
                .containsEntry("email", "ana.r@acme.test")
                .containsEntry("lastName", "R")
                .containsEntry("activationCode", 123456)
                .containsEntry("legacy", List.of(1, 2));
    }

    @Test
    void accountWithoutVersionCountsAsVersionZero() {
        users().updateOne(new Document("_id", ana), new Document("$unset", new Document("version", "")));

        send(
                "user:updated",
                "{\"id\":\"%s\",\"version\":1,\"email\":\"ana@acme.test\",\"lastName\":\"R\"}",
                ReplicaState.PARTIAL,
                Instant.now());

        await().atMost(SOON).untilAsserted(() -> assertThat(stored()).containsEntry("version", 1));
        assertThat(stored()).containsEntry("lastName", "R").containsEntry("firstName", "Ana");
    }

    @Test
    void secondStartOnANodeDatabaseChangesNothing() {
        List<Document> before = users().find().into(new ArrayList<>());

        try (RunningNotifications again = new RunningNotifications(servers, smtp)) {
            await().atMost(SOON).until(again.bean(Transport.class)::isConnected);
        }

        assertThat(users().find().into(new ArrayList<>())).isEqualTo(before);
    }

    private String send(String subject, String body, ReplicaState state, Instant at) {
        String id = new ObjectId().toHexString();
        Envelope event = new Envelope(
                id, subject, ana.toHexString(), body.formatted(ana).getBytes(StandardCharsets.UTF_8), state, null, at);
        assertThat(service.bean(Transport.class).send(event)).succeedsWithin(SOON);
        return id;
    }

    private Document stored() {
        return users().find(new Document("_id", ana)).first();
    }

    private static MongoCollection<Document> users() {
        return client.getDatabase("notifications").getCollection("users");
    }
}
