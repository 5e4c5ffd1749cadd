package io.movers.auth.migration;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import io.movers.servers.MongoServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.ObjectId;

/** A database in the state in which the Node service leaves it. */
public final class NodeDatabase implements AutoCloseable {
    /** The hash of "secret1": {@code scryptSync("secret1", "0123456789abcdef", 64).toString("hex") + ".0123456789abcdef"}. */
    public static final String HASH =
            "ab0eebd737d610bb4d4407ea8a5ff0bcee39aa258079250f70aef22ce355b129537f7635030a13120f20db6ff637a9242fb3fda9e843ce11df721f0dd0763d83.0123456789abcdef";

    public static final int CODE = 123_456;

    /** The start of the Node process, which it stores as the date of every document. */
    private static final Date STARTED = Date.from(Instant.now().minusSeconds(30 * 86_400));

    private final MongoClient client;
    private final MongoDatabase database;

    public NodeDatabase(MongoServer server) {
        client = MongoClients.create(server.uri());
        database = client.getDatabase("auth");
    }

    public MongoCollection<Document> collection(String name) {
        return database.getCollection(name);
    }

    /** The indexes that mongoose builds from its schemas, under its names. */
    public void index(String collection, String field) {
        collection(collection).createIndex(new Document(field, 1), new IndexOptions().name(field + "_1"));
    }

    /** An id created at that time. */
    public static ObjectId idOf(Instant time) {
        return new ObjectId(Date.from(time));
    }

    /** An active account without points. */
    public static Document user(ObjectId id, String email) {
        return new Document("termsDate", STARTED)
                .append("comodatoDate", STARTED)
                .append("status", "active")
                .append("role", "user")
                .append("points", 0)
                .append("deletedAt", null)
                .append("weight", 0)
                .append("_id", id)
                .append("email", email)
                .append("password", HASH)
                .append("firstName", "Ana")
                .append("lastName", "Ruiz")
                .append("client", "Acme")
                .append("office", "Sede Norte")
                .append("activationCode", CODE)
                .append("mainTransportationMethod", "Moto")
                .append("secondaryTransportationMethod", "Caminando")
                .append("version", 0);
    }

    public ObjectId insertUser(Document user) {
        collection("users").insertOne(user);
        return user.getObjectId("_id");
    }

    public void insertPoints(ObjectId id, ObjectId user, String reservation, String type, Number points) {
        collection("userpoints")
                .insertOne(new Document("createdAt", STARTED)
                        .append("_id", id)
                        .append("userId", user.toHexString())
                        .append("reservationId", reservation)
                        .append("type", type)
                        .append("points", points)
                        .append("resourceType", "Bicicleta")
                        .append("__v", 0));
    }

    public void insertPlace(ObjectId user, String resourceType, Number points) {
        collection("userrankings")
                .insertOne(new Document("createdAt", STARTED)
                        .append("_id", new ObjectId())
                        .append("userId", user.toHexString())
                        .append("points", points)
                        .append("resourceType", resourceType)
                        .append("__v", 0));
    }

    public void insertIndicators(ObjectId user, Number km) {
        collection("userindicators")
                .insertOne(new Document("createdAt", STARTED)
                        .append("_id", new ObjectId())
                        .append("userId", user.toHexString())
                        .append("energyFootprint", 4.5)
                        .append("environmentalFootprint", 6)
                        .append("economicFootprint", 9)
                        .append("calories", 300)
                        .append("km", km)
                        .append("resourceType", "Bicicleta")
                        .append("__v", 0));
    }

    public void insertBicycle(String reference) {
        collection("resources")
                .insertOne(new Document("status", "available")
                        .append("_id", new ObjectId())
                        .append("type", "Bicicleta")
                        .append("reference", reference)
                        .append("qrCode", "data:image/png;base64,AA")
                        .append("lockerPassword", 1234)
                        .append("client", "Acme")
                        .append("office", "Sede Norte")
                        .append("loanTime", 60)
                        .append("version", 0));
    }

    /** Counts points as the Node service does: on the totals, whether or not it writes a row. */
    public void count(ObjectId user, double points) {
        collection("users")
                .updateOne(
                        new Document("_id", user),
                        new Document("$inc", new Document("points", points).append("version", 1)));
        collection("userrankings")
                .updateOne(
                        new Document("userId", user.toHexString()).append("resourceType", "Bicicleta"),
                        new Document("$inc", new Document("points", points)));
    }

    public Document user(ObjectId id) {
        return collection("users").find(new Document("_id", id)).first();
    }

    public List<Document> rows(String collection, ObjectId user) {
        return collection(collection)
                .find(new Document("userId", user.toHexString()))
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
    }

    /** All stored documents. */
    public Map<String, List<Document>> everything() {
        Map<String, List<Document>> everything = new TreeMap<>();
        for (String name : database.listCollectionNames()) {
            everything.put(
                    name, collection(name).find().sort(new Document("_id", 1)).into(new ArrayList<>()));
        }
        return everything;
    }

    @Override
    public void close() {
        client.close();
    }
}
