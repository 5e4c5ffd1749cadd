package io.movers.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.common.security.SessionTokens;
import io.movers.servers.MongoServer;
import io.movers.servers.StreamingServer;
import io.movers.servers.TargetFolders;
import io.movers.testing.JsonHttp;
import io.movers.testing.NodePeer;
import io.movers.testing.RunningService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** The service among Node services on a NATS Streaming cluster, in place of its Node counterpart. */
@EnabledIf(value = "peerCanRun", disabledReason = "see the line that begins with NOT RUN")
class NodePeerIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration ACK_WAIT = Duration.ofSeconds(1);
    private static final String BEFORE = "5f00000000000000000000%02d";

    private static StreamingServer stan;
    private static MongoServer mongo;
    private static NodePeer node;
    private static ConfigurableApplicationContext service;
    private static JsonHttp http;

    static boolean peerCanRun() {
        String withoutIt = "nothing is tested among Node services";
        return StreamingServer.isInstalled(withoutIt) && NodePeer.isInstalled(withoutIt);
    }

    /** The Node service has handled three of five users when ours replaces it. */
    @BeforeAll
    static void takeThePlaceOfANodeService() {
        stan = StreamingServer.start(TargetFolders.temporary("streaming"));
        mongo = MongoServer.inMemory();
        node = new NodePeer(StreamingServer.CLUSTER_ID, "node-auth-depl-1", stan.url());
        try (NodePeer before = new NodePeer(StreamingServer.CLUSTER_ID, "node-clients-depl-1", stan.url())) {
            before.listen("user:created", "clients-service", Duration.ofSeconds(30));
            for (int i = 1; i <= 5; i++) {
                node.publish("user:created", created(BEFORE.formatted(i), "before" + i + "@acme.test"));
            }
            await().atMost(SOON).until(() -> before.received().size() == 5);
            before.received().subList(0, 3).forEach(before::ack);
        }
        service = RunningService.run(
                mongo.uri("clients"),
                stan.url(),
                List.of(ClientsApplication.class),
                "EVENTS_TRANSPORT=streaming",
                "NATS_CLUSTER_ID=" + StreamingServer.CLUSTER_ID,
                "NATS_CLIENT_ID=clients-depl-5d8f.x");
        http = JsonHttp.withBearer(
                Integer.parseInt(service.getEnvironment().getRequiredProperty("local.server.port")), "/api/clients");
    }

    @AfterAll
    static void stop() {
        service.close();
        node.close();
        mongo.close();
        stan.close();
    }

    @Test
    void eventsThatTheNodeServiceDidNotHandleAreHandled() {
        await().atMost(SOON).until(() -> user(BEFORE.formatted(4)) != null && user(BEFORE.formatted(5)) != null);
        assertThat(user(BEFORE.formatted(1))).isNull();
        assertThat(user(BEFORE.formatted(3))).isNull();
    }

    @Test
    void partialUpdatesFromANodeServiceAreMergedIntoTheReplica() {
        String id = new ObjectId().toHexString();
        node.publish("user:created", created(id, "ana@acme.test"));
        await().atMost(SOON).until(() -> user(id) != null);
        assertThat(user(id)).containsEntry("version", 0).containsEntry("office", "Sede Norte");

        // An activation, then a profile change. A double save in Node leaves a gap between the versions.
        node.publish("user:updated", Map.of("id", id, "version", 1, "email", "ana@acme.test"));
        node.publish("user:updated", Map.of("id", id, "version", 3, "lastName", "Ruiz Gil", "phone", "3110000000"));

        await().atMost(SOON).untilAsserted(() -> assertThat(user(id)).containsEntry("version", 3));
        assertThat(user(id))
                .containsEntry("firstName", "Ana")
                .containsEntry("lastName", "Ruiz Gil")
                .containsEntry("phone", "3110000000")
                .containsEntry("office", "Sede Norte");
    }

    @Test
    void updateThatArrivesBeforeItsCreationIsApplied() {
        String id = new ObjectId().toHexString();
        node.publish("user:updated", Map.of("id", id, "version", 1, "lastName", "Married"));
        node.publish("user:created", created(id, "early@acme.test"));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(user(id)).containsEntry("version", 1).containsEntry("lastName", "Married"));
    }

    @Test
    void nodeQueueGroupReceivesOurEventsUntilItAcknowledges() {
        node.listen("office:created", "resources-service", ACK_WAIT);
        String mebAdmin = new ObjectId().toHexString();
        node.publish("user:created", created(mebAdmin, "marta@meb.test"));
        await().atMost(SOON).until(() -> user(mebAdmin) != null);
        String admin = session("admin");
        String company =
                http.call("POST", "", admin, RunningClients.company("Acme")).id();
        String office = http.call(
                        "POST", "/" + company + "/offices", admin, RunningClients.office("Sede Norte", mebAdmin))
                .id();

        await().atMost(SOON).until(() -> received(office).size() >= 2);
        NodePeer.Received first = received(office).get(0);
        assertThat(first.redelivered()).isFalse();
        assertThat(received(office).get(1).redelivered()).isTrue();
        assertThat(first.data().path("name").asString()).isEqualTo("Sede Norte");
        assertThat(first.data().path("client").asString()).isEqualTo("Acme");
        assertThat(first.data().path("version").asInt(-1)).isZero();
        JsonNode beside = first.data().path("movers");
        assertThat(beside.path("state").asString()).isEqualTo("full");
        assertThat(beside.propertyNames())
                .containsExactlyInAnyOrder("eventId", "aggregateId", "state", "traceparent", "publishedAt");

        node.ack(first);
        int acknowledged = received(office).size();
        // The other office is redelivered twice meanwhile, which shows that the group still receives messages.
        String other = http.call("POST", "/" + company + "/offices", admin, RunningClients.office("Sede Sur", mebAdmin))
                .id();
        await().atMost(SOON).until(() -> received(other).size() >= 3);
        assertThat(received(office).size()).isBetween(acknowledged, acknowledged + 1);
        node.ack(received(other).get(0));
    }

    private static List<NodePeer.Received> received(String id) {
        return node.received().stream()
                .filter(message -> message.data().path("id").asString().equals(id))
                .toList();
    }

    /** The event of a sign-up at the Node service, which carries neither role nor status. */
    private static Map<String, Object> created(String id, String email) {
        Map<String, Object> data = new HashMap<>();
        data.put("id", id);
        data.put("version", 0);
        data.put("email", email);
        data.put("firstName", "Ana");
        data.put("lastName", "Ruiz");
        data.put("client", "Acme");
        data.put("office", "Sede Norte");
        data.put("activationCode", 123456);
        data.put("weight", "70.5");
        return data;
    }

    private static Document user(String id) {
        return service.getBean(MongoTemplate.class)
                .getCollection("users")
                .find(new Document("_id", new ObjectId(id)))
                .first();
    }

    private static String session(String role) {
        return service.getBean(SessionTokens.class)
                .issue(Map.of(
                        "id", new ObjectId().toHexString(), "email", "x@meb.test", "role", role, "status", "active"));
    }
}
