package io.movers.locations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.contract.Subjects;
import io.movers.testing.Answer;
import io.movers.testing.Servers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service on a database taken over from the Node service. */
class NodeDatabaseIT {
    private static Servers servers;
    private static MongoClient client;
    private static MongoDatabase node;
    private static RunningLocations service;
    private static String admin;

    private static ObjectId bogota;

    @BeforeAll
    static void startOnTheDatabaseOfNode() {
        servers = Servers.start();
        client = MongoClients.create(servers.mongo().uri());
        node = client.getDatabase("locations");
        insert("countries", place("Colombia", "colombia").append("version", 0));
        insert("countries", place("San Jose de Costa", "san-jose de costa").append("__v", 3));
        insert("countries", place("Peru", "peru").append("flag", "kept"));
        // The Node service accepts two countries of the same name if they are added at the same moment.
        insert("countries", place("Chile", "chile").append("version", 0));
        insert("countries", place("CHILE", "chile").append("version", 0));
        bogota = insert(
                "cities",
                place("Bogota DC", "bogota-dc").append("country", "Colombia").append("version", 0));
        insert("cities", place("Cali", "cali").append("country", "Colombia"));
        insert(
                "geometries",
                new Document("name", "Centro")
                        .append("city", "Bogota DC")
                        .append(
                                "points",
                                List.of(
                                        new Document("_id", new ObjectId())
                                                .append("lat", 4.6)
                                                .append("lng", -74.1),
                                        new Document("_id", new ObjectId())
                                                .append("lat", 4)
                                                .append("lng", -74)))
                        .append("version", 0));
        service = new RunningLocations(servers);
        admin = service.session("admin");
    }

    private static Document place(String name, String slug) {
        return new Document("_id", new ObjectId()).append("name", name).append("slug", slug);
    }

    private static ObjectId insert(String collection, Document document) {
        node.getCollection(collection).insertOne(document);
        return document.getObjectId("_id");
    }

    @AfterAll
    static void stop() {
        service.close();
        client.close();
        servers.close();
    }

    @Test
    void incompleteNodeDocumentsAreListed() {
        Answer list = service.call("GET", "/countries", null, null);

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body())
                .extracting(country -> country.get("name").asString())
                .startsWith("Colombia", "San Jose de Costa", "Peru", "Chile", "CHILE");
        assertThat(list.body())
                .extracting(country -> country.get("version").asInt())
                .startsWith(0, 3, 0, 0, 0);
        assertThat(list.body().at("/0/cities"))
                .extracting(city -> city.get("name").asString())
                .containsSubsequence("Cali", "Bogota DC");
    }

    @Test
    void namesInANodeDatabaseAreTaken() {
        assertThat(add("/countries", Map.of("name", "PERU")).message()).isEqualTo("Country already exists");
        assertThat(add("/countries", Map.of("name", "Chile")).message())
                .as("a name that two countries have")
                .isEqualTo("Country already exists");
        assertThat(add("/cities", Map.of("name", "cali", "country", "Peru")).message())
                .isEqualTo("City already exists");
        assertThat(geometry("Centro").message()).isEqualTo("Geometry name already exists");
    }

    @Test
    void locationsAreAddedToANodeDatabase() {
        assertThat(add("/countries", Map.of("name", "Ecuador")).status()).isEqualTo(201);
        assertThat(add("/cities", Map.of("name", "Leticia", "country", "Colombia"))
                        .status())
                .isEqualTo(201);
        assertThat(geometry("Norte").body().get("city").asString()).isEqualTo("Bogota DC");
    }

    /** The Node service keeps no accounts; the first event creates the collection. */
    @Test
    void accountsAreReplicatedInANodeDatabase() {
        String id = new ObjectId().toHexString();

        service.publish(
                Subjects.USER_CREATED,
                Map.of("id", id, "version", 0, "email", "ana@acme.test", "firstName", "Ana", "lastName", "Ruiz"),
                ReplicaState.PARTIAL);

        await().untilAsserted(() -> assertThat(node.getCollection("users")
                        .find(new Document("_id", new ObjectId(id)))
                        .first())
                .containsEntry("email", "ana@acme.test")
                .containsEntry("version", 0));
    }

    @Test
    void startingOnANodeDatabaseAgainChangesNothing() {
        Map<String, List<Document>> before = everything();
        assertThat(before.get("countries"))
                .extracting(country -> country.get("flag"))
                .contains("kept");

        try (RunningLocations again = new RunningLocations(servers)) {
            assertThat(again.call("GET", "/countries", null, null).status()).isEqualTo(200);
        }

        assertThat(everything()).isEqualTo(before);
    }

    private static Map<String, List<Document>> everything() {
        Map<String, List<Document>> everything = new TreeMap<>();
        for (String name : List.of("countries", "cities", "geometries")) {
            everything.put(
                    name,
                    node.getCollection(name).find().sort(new Document("_id", 1)).into(new ArrayList<>()));
        }
        return everything;
    }

    private static Answer add(String path, Map<String, Object> body) {
        return service.call("POST", path, admin, body);
    }

    private static Answer geometry(String name) {
        return add(
                "/cities/" + bogota + "/geometries",
                Map.of("name", name, "points", List.of(Map.of("lat", 4.6, "lng", -74))));
    }
}
