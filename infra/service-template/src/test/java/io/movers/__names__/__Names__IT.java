package io.movers.__names__;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.movers.__names__.events.contract.__Name__Subjects;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.contract.Subjects;
import io.movers.servers.queries.IndexRule;
import io.movers.servers.queries.RecordedQueries;
import io.movers.testing.Answer;
import java.util.Map;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class __Names__IT {
    private static Running__Names__ service;

    private final String userId = new ObjectId().toHexString();
    private final String user = service.session("user", userId, "Acme");

    @BeforeAll
    static void start() {
        service = new Running__Names__();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private Answer create(String title) {
        return service.call("POST", "", user, Map.of("title", title, "note", "Behind the gate"));
    }

    private JsonNode own() {
        return service.call("GET", "", user, null).body();
    }

    @Test
    void creationAndClosingAreStoredAndPublished() {
        String id = create("Flat tyre").id();

        assertThat(service.call("GET", "/" + id, user, null).body().get("title").asString())
                .isEqualTo("Flat tyre");
        Answer closed = service.call("PUT", "/" + id + "/close", service.session("admin"), null);
        assertThat(closed.body().get("status").asString()).isEqualTo("closed");

        await().untilAsserted(() -> {
            assertThat(service.published(__Name__Subjects.CREATED, id))
                    .singleElement()
                    .satisfies(event -> assertThat(event.get("userId").asString()).isEqualTo(userId));
            assertThat(service.published(__Name__Subjects.UPDATED, id))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.get("status").asString()).isEqualTo("closed");
                        assertThat(event.get("version").asInt()).isEqualTo(1);
                    });
        });
    }

    @Test
    void closingAgainPublishesNothing() {
        String id = create("Flat tyre").id();
        String admin = service.session("admin");
        service.call("PUT", "/" + id + "/close", admin, null);
        service.call("PUT", "/" + id + "/close", admin, null);

        // Once a later event has arrived, a second event about this one would have arrived, too.
        String next = create("Flat tyre again").id();
        service.call("PUT", "/" + next + "/close", admin, null);
        await().until(() -> !service.published(__Name__Subjects.UPDATED, next).isEmpty());
        assertThat(service.published(__Name__Subjects.UPDATED, id)).hasSize(1);
    }

    @Test
    void longTripDeliveredTwiceOpensOneAndAShortTripNone() {
        tripFinished(new ObjectId().toHexString(), 99.9);
        String trip = new ObjectId().toHexString();
        tripFinished(trip, 120);
        await().until(() -> own().size() == 1);
        tripFinished(trip, 120);
        tripFinished(new ObjectId().toHexString(), 120);

        await().until(() -> own().size() >= 2);
        assertThat(own()).hasSize(2);
    }

    private void tripFinished(String id, double km) {
        service.publish(
                Subjects.TRAVEL_FINISHED,
                Map.of("id", id, "version", 1, "userId", userId, "indicators", Map.of("km", km)),
                ReplicaState.FULL);
    }

    @Test
    void sessionOfAnArchivedAccountIsRefused() {
        assertThat(create("Flat tyre").status()).isEqualTo(201);

        service.publish(
                Subjects.USER_UPDATED,
                Map.of("id", userId, "version", 3, "email", "a@b.test", "deletedAt", "2026-01-01T00:00:00.000Z"),
                ReplicaState.FULL);

        await().untilAsserted(() -> assertThat(create("Flat tyre").status()).isEqualTo(401));
    }

    @Test
    void erasureOfTheOwnerEmptiesTheTexts() {
        String id = create("Flat tyre").id();

        service.publish(
                Subjects.USER_ERASED,
                Map.of("id", userId, "version", 3, "email", "erased", "erasedAt", "2026-01-01T00:00:00.000Z"),
                ReplicaState.FULL);

        String admin = service.session("admin");
        await().untilAsserted(() -> assertThat(service.call("GET", "/" + id, admin, null).body().toString())
                .contains(userId)
                .doesNotContain("Flat tyre", "gate"));
    }

    @Test
    void everyQueryOfARequestHasAnIndex() {
        String id = create("Flat tyre").id();
        RecordedQueries queries = service.bean(RecordedQueries.class);
        queries.clear();

        own();
        service.call("GET", "", service.session("admin"), null);
        service.call("GET", "/" + id, user, null);

        assertThat(queries.ofRequests()).isNotEmpty();
        assertThat(new IndexRule(service.mongo().getDb()).unanswered(queries.ofRequests()))
                .isEmpty();
    }
}
