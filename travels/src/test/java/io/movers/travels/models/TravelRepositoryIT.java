package io.movers.travels.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.movers.servers.MongoServer;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

class TravelRepositoryIT {
    private static final Instant OLD = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void placesOfOldTripsAreRemovedOnceAndTheirNumbersStay() {
        try (MongoServer server = MongoServer.inMemory();
                MongoClient client = MongoClients.create(server.uri())) {
            MongoTemplate mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, "travels"));
            TravelRepository travels = new TravelRepository(mongo);
            for (int i = 0; i < 3; i++) {
                store(mongo, "old", OLD.plusSeconds(i));
            }
            store(mongo, "new", END);

            assertThat(travels.forgetPlacesBefore(END, 2)).isEqualTo(2);
            assertThat(travels.forgetPlacesBefore(END, 2)).isEqualTo(1);
            assertThat(travels.forgetPlacesBefore(END, 2)).isZero();

            for (Document old : mongo.getCollection("travels").find(new Document("userId", "old"))) {
                assertThat(old)
                        .containsEntry("origin", "")
                        .containsEntry("tracking", List.of())
                        .containsEntry("km", 12)
                        .doesNotContainKeys("originPoint", "destinationPoint");
            }
            assertThat(mongo.getCollection("travels")
                            .find(new Document("userId", "new"))
                            .first())
                    .containsEntry("origin", "Casa");
        }
    }

    private static void store(MongoTemplate mongo, String user, Instant createdAt) {
        mongo.getCollection("travels")
                .insertOne(new Document("userId", user)
                        .append("createdAt", Date.from(createdAt))
                        .append("origin", "Casa")
                        .append("destination", "Oficina")
                        .append("originPoint", new Document("latitude", 4.6))
                        .append("tracking", List.of(new Document("latitude", 4.6)))
                        .append("km", 12));
    }
}
