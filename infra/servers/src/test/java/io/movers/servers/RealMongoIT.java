package io.movers.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class RealMongoIT {
    @Test
    void nothingIsUsedUnlessItIsAskedFor() {
        assertThat(RealMongo.askedFor(Map.of())).isEmpty();
        assertThat(RealMongo.askedFor(Map.of("MOVERS_CONTAINERS", "false", "MONGO_URI_BASE", " ")))
                .isEmpty();
        assertThatThrownBy(() -> RealMongo.askedFor(Map.of("MOVERS_CONTAINERS", "yes")))
                .hasMessageContaining("true, replica-set or false");
    }

    @Test
    void addressKeepsOptionsAndTheBeginningOfNames() {
        try (MongoServer server = MongoServer.inMemory();
                RealMongo mongo = given(server.uri() + "/mine-?retryWrites=false")) {
            assertThat(mongo.uriBase()).matches(server.uri() + "/mine-t[0-9a-z]+-\\?retryWrites=false");
            assertThat(mongo.uri("auth")).matches(server.uri() + "/mine-t[0-9a-z]+-auth\\?retryWrites=false");
        }
    }

    @Test
    void onlyItsOwnDatabasesAreDropped() {
        try (MongoServer server = MongoServer.inMemory();
                var client = MongoClients.create(server.uri())) {
            client.getDatabase("auth").getCollection("users").insertOne(new Document());
            try (RealMongo mongo = given(server.uri());
                    var own = MongoClients.create(mongo.uri("auth"))) {
                String database = mongo.uri("auth").substring(server.uri().length() + 1);
                own.getDatabase(database).getCollection("users").insertOne(new Document());
                assertThat(client.listDatabaseNames()).contains("auth", database);
            }
            assertThat(client.listDatabaseNames()).containsExactly("auth");
        }
    }

    private static RealMongo given(String address) {
        return RealMongo.askedFor(Map.of("MONGO_URI_BASE", address)).orElseThrow();
    }
}
