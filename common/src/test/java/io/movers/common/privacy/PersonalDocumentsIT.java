package io.movers.common.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.movers.common.data.AboutPerson;
import io.movers.common.events.contract.UserUpdated;
import io.movers.servers.MongoServer;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

class PersonalDocumentsIT {
    private static final String ANA = "5fa000000000000000000001";
    private static final String EVA = "5fa000000000000000000002";

    private static MongoServer server;
    private static MongoClient client;
    private static MongoTemplate template;
    private static PersonalDocuments documents;

    @org.springframework.data.mongodb.core.mapping.Document("users")
    @AboutPerson(value = "_id", secret = "password")
    record Account(@Id String id, String email, String password) {}

    @org.springframework.data.mongodb.core.mapping.Document("rides")
    @AboutPerson(
            value = "userId",
            erased = {"origin", "point", "track"})
    record Ride(
            @Id String id,
            String userId,
            String origin,
            @Nullable Map<String, Object> point,
            List<Document> track) {}

    @org.springframework.data.mongodb.core.mapping.Document("codes")
    @AboutPerson(value = "userId", removed = true)
    record Code(@Id String id, String userId) {}

    @org.springframework.data.mongodb.core.mapping.Document("invitations")
    @AboutPerson(address = "email")
    record Invitation(@Id String id, String email) {}

    @org.springframework.data.mongodb.core.mapping.Document("letters")
    @AboutPerson(
            value = {"aggregateId", "userId"},
            removed = true)
    record Letter(
            @Id String id, String aggregateId, @Nullable String userId) {}

    @BeforeAll
    static void connect() {
        server = MongoServer.inMemory();
        client = MongoClients.create(server.uri());
        template = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, "privacy"));
        MongoMappingContext mappings =
                (MongoMappingContext) template.getConverter().getMappingContext();
        Stream.of(Account.class, Ride.class, Code.class, Invitation.class, Letter.class)
                .forEach(mappings::getPersistentEntity);
        documents = new PersonalDocuments(template, mappings, "rides-service");
    }

    @AfterAll
    static void disconnect() {
        client.close();
        server.close();
    }

    @BeforeEach
    void store() {
        Stream.of("users", "rides", "codes", "invitations", "letters")
                .forEach(name -> all(name).deleteMany(new Document()));
        for (String id : List.of(ANA, EVA)) {
            all("users")
                    .insertOne(new Document("_id", new ObjectId(id))
                            .append("email", id + "@acme.test")
                            .append("password", "hash")
                            .append("outbox", List.of()));
            all("rides")
                    .insertOne(new Document("userId", id)
                            .append("origin", "Casa")
                            .append("km", 12)
                            .append("at", Date.from(Instant.EPOCH))
                            .append("point", new Document("lat", 4.6))
                            .append("track", List.of(new Document("lat", 4.6))));
            all("codes").insertOne(new Document("userId", id));
        }
    }

    @Test
    void everythingAboutThePersonIsShownWithoutSecrets() {
        List<PersonalRecord> shown;
        try (Stream<PersonalRecord> about = documents.about(ANA, 100)) {
            shown = about.toList();
        }

        assertThat(shown).extracting(PersonalRecord::collection).containsExactly("codes", "rides", "users");
        assertThat(shown.get(1).document())
                .containsEntry("origin", "Casa")
                .containsEntry("at", "1970-01-01T00:00:00Z")
                .containsEntry("track", List.of(Map.of("lat", 4.6)));
        assertThat(shown.get(2).document()).isEqualTo(Map.of("id", ANA, "email", ANA + "@acme.test"));
    }

    @Test
    void documentsWithThePersonsAddressAreShownAndStay() {
        all("invitations").insertOne(new Document("email", ANA + "@acme.test"));
        all("invitations").insertOne(new Document("email", EVA + "@acme.test"));

        try (Stream<PersonalRecord> about = documents.about(ANA, 100)) {
            assertThat(about.filter(shown -> shown.collection().equals("invitations")))
                    .hasSize(1);
        }
        documents.erase(ANA);
        assertThat(all("invitations").countDocuments()).isEqualTo(2);
    }

    @Test
    void documentsThatNameThePersonInEitherFieldAreRemoved() {
        all("letters").insertOne(new Document("aggregateId", ANA));
        all("letters").insertOne(new Document("aggregateId", "trip").append("userId", ANA));
        all("letters").insertOne(new Document("aggregateId", "trip").append("userId", EVA));

        documents.erase(ANA);

        assertThat(all("letters").find())
                .extracting(letter -> letter.get("userId"))
                .containsExactly(EVA);
    }

    @Test
    void fieldsThatOnlyNodeOrAnotherReleaseStoresGoFromTheAccount() {
        all("users")
                .updateMany(
                        new Document(),
                        new Document("$set", new Document("nickname", "Anita").append("fullVersion", 3)));

        documents.erase(ANA);

        assertThat(all("users").find(new Document("_id", new ObjectId(ANA))).first())
                .doesNotContainKey("nickname")
                .containsKeys("email", "password", "outbox", "fullVersion");
        assertThat(all("users").find(new Document("_id", new ObjectId(EVA))).first())
                .containsEntry("nickname", "Anita");
    }

    @Test
    void latecomersOfRecentErasuresAreErased() {
        PersonErasure erasure = new PersonErasure(template, documents);
        all("users")
                .updateMany(
                        new Document(),
                        new Document("$set", new Document("erasedAt", Date.from(Instant.EPOCH.plusSeconds(9)))));

        erasure.eraseLatecomers(Instant.EPOCH.plusSeconds(10));
        assertThat(all("codes").countDocuments()).isEqualTo(2);

        erasure.eraseLatecomers(Instant.EPOCH);
        assertThat(all("codes").countDocuments()).isZero();
    }

    @Test
    void theListHasAnEnd() {
        try (Stream<PersonalRecord> about = documents.about(ANA, 2)) {
            assertThat(about).hasSize(2);
        }
    }

    @Test
    void anErasureEmptiesAndRemovesWhatIsAboutThePersonOnly() {
        assertThat(documents.erase(ANA)).isEqualTo(2);
        documents.erase(ANA);

        assertThat(all("codes").find()).extracting(code -> code.get("userId")).containsExactly(EVA);
        Document ride = all("rides").find(new Document("userId", ANA)).first();
        assertThat(ride)
                .containsEntry("origin", "")
                .containsEntry("track", List.of())
                .containsEntry("km", 12)
                .doesNotContainKey("point");
        assertThat(all("rides").find(new Document("userId", EVA)).first()).containsEntry("origin", "Casa");
    }

    @Test
    void onlyAnErasedAccountIsFollowed() {
        PersonErasure erasure = new PersonErasure(template, documents);
        erasure.follow(account(ANA, null));
        erasure.follow(ANA);
        assertThat(all("codes").countDocuments()).isEqualTo(2);

        erasure.follow(account(ANA, Instant.EPOCH));
        assertThat(all("codes").countDocuments()).isEqualTo(1);
    }

    @Test
    void whatArrivesAfterTheErasureIsErasedToo() {
        PersonErasure erasure = new PersonErasure(template, documents);
        all("users")
                .updateOne(
                        new Document("_id", new ObjectId(ANA)),
                        new Document("$set", new Document("erasedAt", Date.from(Instant.EPOCH))));

        erasure.follow(ANA);

        assertThat(all("rides").find(new Document("userId", ANA)).first()).containsEntry("origin", "");
    }

    private static UserUpdated account(String id, @Nullable Instant erasedAt) {
        return new UserUpdated(
                id,
                1L,
                "x@acme.test",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                erasedAt);
    }

    private static MongoCollection<Document> all(String collection) {
        return template.getCollection(collection);
    }
}
