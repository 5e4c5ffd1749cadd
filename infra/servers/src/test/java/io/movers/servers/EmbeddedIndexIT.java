package io.movers.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database answers with indexes what it answers without them. */
class EmbeddedIndexIT {
    private static final int DOCUMENTS = 300;
    private static final int ROUNDS = 800;
    private static final List<String> OPERATORS = List.of("$gt", "$gte", "$lt", "$lte");
    private static final List<String> FIELDS = List.of("a", "b", "c", "list.at", "at");

    @TempDir
    Path dir;

    private final Random random = new Random(20_26);

    @Test
    void indexedCollectionAnswersLikeOneWithoutIndexes() {
        try (var server = MongoServer.inMemory();
                var client = MongoClients.create(server.uri())) {
            MongoCollection<Document> plain = client.getDatabase("db").getCollection("plain");
            MongoCollection<Document> indexed = client.getDatabase("db").getCollection("indexed");
            index(indexed);
            List<Document> documents = documents(new Random(1));
            change(List.of(plain, indexed), each -> each.insertMany(documents));

            for (int round = 0; round < ROUNDS; round++) {
                if (random.nextInt(5) == 0) {
                    write(plain, indexed);
                } else {
                    read(plain, indexed);
                }
            }
        }
    }

    @Test
    void databasesThatAreListedAndDroppedMeanwhileKeepTheirIndexes() {
        try (var server = MongoServer.inMemory();
                var client = MongoClients.create(server.uri())) {
            MongoCollection<Document> rows = client.getDatabase("db").getCollection("rows");
            rows.createIndex(new Document("a", 1));
            rows.insertOne(new Document("a", 1));

            assertThat(client.listDatabaseNames()).contains("db");

            rows.insertOne(new Document("a", 1));
            assertThat(rows.countDocuments(new Document("a", 1))).isEqualTo(2);
            client.getDatabase("db").drop();
            assertThat(client.listDatabaseNames()).doesNotContain("db");
            rows.createIndex(new Document("a", 1));
            rows.insertOne(new Document("a", 1));
            assertThat(rows.countDocuments(new Document("a", 1))).isEqualTo(1);
        }
    }

    @Test
    void indexesAreCompleteAfterARestart() {
        Path file = dir.resolve("data.mv");
        try (var server = MongoServer.onDisk(file);
                var client = MongoClients.create(server.uri())) {
            MongoCollection<Document> rows = client.getDatabase("db").getCollection("rows");
            rows.insertMany(documents(new Random(2)));
            rows.createIndex(new Document("a", 1));
        }
        try (var server = MongoServer.onDisk(file);
                var client = MongoClients.create(server.uri())) {
            MongoCollection<Document> rows = client.getDatabase("db").getCollection("rows");
            rows.createIndex(new Document("a", 1)); // as each start of a service does
            rows.insertOne(new Document("a", 3));
            long expected = all(rows).stream().filter(row -> has(row, 3)).count();
            assertThat(rows.countDocuments(new Document("a", 3))).isEqualTo(expected);
        }
    }

    /** An earlier release kept unique indexes as the library does. */
    @Test
    void dataThatTheLibraryHasWrittenKeepsItsUniqueIndexes() {
        Path file = dir.resolve("data.mv");
        var first = new Document("_id", new ObjectId()).append("email", "ana@acme.test");
        var second = new Document("_id", "a text").append("email", "luz@acme.test");
        writeWithTheLibrary(file, first);
        try (var server = MongoServer.onDisk(file);
                var client = MongoClients.create(server.uri())) {
            MongoCollection<Document> rows = client.getDatabase("db").getCollection("rows");
            assertThat(rows.find(new Document("_id", first.get("_id")))).containsExactly(first);
            assertThatThrownBy(() -> rows.insertOne(new Document("email", "ana@acme.test")))
                    .hasMessageContaining("E11000");
        }

        writeWithTheLibrary(file, second); // after a return to that release

        try (var server = MongoServer.onDisk(file);
                var client = MongoClients.create(server.uri())) {
            MongoCollection<Document> rows = client.getDatabase("db").getCollection("rows");
            assertThat(rows.find(new Document("email", "luz@acme.test"))).containsExactly(second);
            assertThatThrownBy(() -> rows.insertOne(new Document("_id", "a text")))
                    .hasMessageContaining("E11000");
        }
    }

    @Test
    void collectionThatAnEarlierReleaseHasDroppedBeginsAnew() {
        Path file = dir.resolve("data.mv");
        var row = new Document("_id", 7).append("email", "ana@acme.test");
        try (var server = MongoServer.onDisk(file);
                var client = MongoClients.create(server.uri())) {
            MongoCollection<Document> rows = client.getDatabase("db").getCollection("rows");
            rows.createIndex(new Document("email", 1), new IndexOptions().unique(true));
            rows.insertOne(row);
        }
        withTheLibrary(file, MongoCollection::drop);
        try (var server = MongoServer.onDisk(file);
                var client = MongoClients.create(server.uri())) {
            MongoCollection<Document> rows = client.getDatabase("db").getCollection("rows");
            rows.createIndex(new Document("email", 1), new IndexOptions().unique(true));
            rows.insertOne(row);
            assertThat(rows.find(new Document("email", "ana@acme.test"))).containsExactly(row);
        }
    }

    @Test
    void indexLivesOnWhenAUniqueOneOfItsNameIsRefused() {
        try (var server = MongoServer.inMemory();
                var client = MongoClients.create(server.uri())) {
            MongoCollection<Document> rows = client.getDatabase("db").getCollection("rows");
            rows.createIndex(new Document("a", 1));
            rows.insertOne(new Document("a", 1));

            assertThatThrownBy(() -> rows.createIndex(new Document("a", 1), new IndexOptions().unique(true)))
                    .hasMessageContaining("IndexKeySpecsConflict");

            rows.insertOne(new Document("a", 2));
            assertThat(rows.countDocuments(new Document("a", new Document("$gte", 1))))
                    .isEqualTo(2);
        }
    }

    private static void writeWithTheLibrary(Path file, Document row) {
        withTheLibrary(file, rows -> {
            rows.createIndex(new Document("email", 1), new IndexOptions().unique(true));
            rows.insertOne(row);
        });
    }

    private static void withTheLibrary(Path file, Consumer<MongoCollection<Document>> action) {
        var server = new de.bwaldvogel.mongo.MongoServer(new H2Backend(file.toString()));
        try (var client = MongoClients.create("mongodb:/" + server.bind())) {
            action.accept(client.getDatabase("db").getCollection("rows"));
        } finally {
            server.shutdown();
        }
    }

    @Test
    void droppedUniqueIndexNoLongerFindsAnything() {
        try (var server = MongoServer.inMemory();
                var client = MongoClients.create(server.uri())) {
            MongoCollection<Document> rows = client.getDatabase("db").getCollection("rows");
            rows.createIndex(
                    new Document("a", 1).append("b", 1),
                    new IndexOptions().unique(true).name("pair"));
            rows.insertOne(new Document("a", 1).append("b", 1));
            assertThat(rows.countDocuments(new Document("a", 1))).isOne();

            rows.dropIndex("pair");
            rows.insertOne(new Document("a", 1).append("b", 1));
            rows.createIndex(new Document("a", 1), new IndexOptions().name("pair"));
            assertThat(rows.countDocuments(new Document("a", 1))).isEqualTo(2);
            rows.drop();
            assertThat(rows.countDocuments()).isZero();
        }
    }

    @Test
    void droppedIndexLeavesNothingInTheFile() {
        Path file = dir.resolve("data.mv");
        try (var server = MongoServer.onDisk(file);
                var client = MongoClients.create(server.uri())) {
            MongoCollection<Document> rows = client.getDatabase("db").getCollection("rows");
            rows.createIndex(new Document("a", 1), new IndexOptions().unique(true));
            rows.createIndex(new Document("b", 1));
            rows.createIndex(new Document("c", 1));
            rows.insertOne(new Document("a", 1).append("b", 1).append("c", 1));
            rows.dropIndex(new Document("a", 1));
            rows.dropIndex(new Document("b", 1));
        }

        try (MVStore store =
                new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
            assertThat(store.getMapNames())
                    .anyMatch(map -> map.endsWith("c_1"))
                    .noneMatch(map -> map.contains("a_1") || map.contains("b_1"));
        }
    }

    /** Compared with the scans of a collection of the same size, because a bound in milliseconds would depend on the machine. */
    @Test
    void lookUpsRangesAndFirstPagesAreNotScans() {
        try (var server = MongoServer.inMemory();
                var client = MongoClients.create(server.uri())) {
            MongoCollection<Document> plain = client.getDatabase("db").getCollection("plain");
            MongoCollection<Document> indexed = client.getDatabase("db").getCollection("indexed");
            indexed.createIndex(new Document("user", 1).append("at", 1));
            indexed.createIndex(new Document("at", -1).append("_id", -1));
            indexed.createIndex(
                    new Document("slot", 1), new IndexOptions().unique(true).sparse(true));
            List<Document> rows = IntStream.range(0, 10_000)
                    .mapToObj(i -> new Document("_id", new ObjectId())
                            .append("user", i % 500)
                            .append("at", new Date(i))
                            .append("slot", "day|%05d".formatted(i)))
                    .toList();
            change(List.of(plain, indexed), each -> each.insertMany(rows));

            assertThat(time(indexed)).isLessThan(time(plain).dividedBy(4));
        }
    }

    @Test
    void countsThatAnIndexTellsAreThoseOfTheDocuments() {
        try (var server = MongoServer.inMemory();
                var client = MongoClients.create(server.uri())) {
            MongoCollection<Document> plain = client.getDatabase("db").getCollection("plain");
            MongoCollection<Document> indexed = client.getDatabase("db").getCollection("indexed");
            indexed.createIndex(
                    new Document("client", 1).append("deletedAt", -1).append("_id", 1));
            indexed.createIndex(new Document("client", 1).append("active", 1));
            List<Object> clients = Arrays.asList("Acme", "Acme\u0000", "", null, 3);
            List<Object> dates = Arrays.asList(null, null, new Date(1), new Date(2));
            for (int round = 0; round < ROUNDS; round++) {
                Document row = new Document("_id", new ObjectId()).append("active", random.nextBoolean());
                append(row, "client", clients);
                append(row, "deletedAt", dates);
                change(List.of(plain, indexed), rows -> rows.insertOne(new Document(row)));
                Document query = new Document("client", oneOf(clients));
                switch (random.nextInt(7)) {
                    case 0 -> query.append("deletedAt", oneOf(dates));
                    case 3 -> query.append("deletedAt", new Document("$gte", new Date(1)).append("$lt", new Date(2)));
                    case 4 -> query.append("deletedAt", new Document("$gt", new Date(1)).append("$lte", new Date(2)));
                    case 5 -> query = new Document("client", new Document(OPERATORS.get(random.nextInt(4)), "Acme"));
                    case 1 -> query.append("deletedAt", new Document("$in", Arrays.asList(oneOf(dates), oneOf(dates))));
                    case 2 -> query.append("active", random.nextBoolean());
                    default -> query.replace("client", new Document("$in", List.of("Acme", "", "Acme")));
                }
                if (random.nextBoolean()) {
                    query = new Document("$and", List.of(query));
                }
                assertThat(indexed.countDocuments(query)).as(query.toJson()).isEqualTo(plain.countDocuments(query));
                if (round % 10 == 0) {
                    change(List.of(plain, indexed), rows -> rows.deleteOne(new Document("_id", row.get("_id"))));
                }
            }

            // The index can no longer tell.
            change(List.of(plain, indexed), rows -> rows.insertOne(new Document("client", List.of("Acme", "x"))));
            Document query = new Document("client", "Acme").append("deletedAt", null);
            assertThat(indexed.countDocuments(query)).isEqualTo(plain.countDocuments(query));
        }
    }

    @Test
    void pagesOfSomeValuesAreThoseOfTheDocumentsInTheirOrder() {
        try (var server = MongoServer.inMemory();
                var client = MongoClients.create(server.uri())) {
            MongoCollection<Document> plain = client.getDatabase("db").getCollection("plain");
            MongoCollection<Document> indexed = client.getDatabase("db").getCollection("indexed");
            indexed.createIndex(new Document("status", 1)
                    .append("deletedAt", 1)
                    .append("at", 1)
                    .append("_id", 1));
            List<Object> statuses = Arrays.asList("open", "open\u0000", "", "rented", null, 3);
            List<Object> dates = Arrays.asList(null, new Date(1), new Date(2), new Date(3));
            for (int round = 0; round < ROUNDS; round++) {
                Document row = new Document("_id", new ObjectId());
                append(row, "status", statuses);
                append(row, "deletedAt", dates);
                append(row, "at", dates);
                change(List.of(plain, indexed), rows -> rows.insertOne(new Document(row)));
                Document query = new Document(
                        "status", new Document("$in", Arrays.asList(oneOf(statuses), oneOf(statuses), "rented")));
                Document sort = new Document();
                int direction = random.nextBoolean() ? 1 : -1;
                switch (random.nextInt(4)) {
                    case 0 -> query.append("deletedAt", null).append("at", new Document("$gte", new Date(2)));
                    case 1 -> query.append("deletedAt", new Document("$in", Arrays.asList(null, new Date(1))));
                    case 2 -> query.append("deletedAt", null).append("at", new Date(2));
                    default -> sort.append("status", direction).append("deletedAt", direction);
                }
                sort.append("at", direction).append("_id", direction);
                int skip = random.nextInt(3);
                assertThat(found(indexed, query, sort, skip, 5))
                        .as("%s sorted by %s, from %d", query.toJson(), sort.toJson(), skip)
                        .isEqualTo(found(plain, query, sort, skip, 5));
            }
        }
    }

    @Test
    void pagesInTheOrderOfIdsBeginAndEndWhereTheQuerySays() {
        try (var server = MongoServer.inMemory();
                var client = MongoClients.create(server.uri())) {
            MongoCollection<Document> rows = client.getDatabase("db").getCollection("rows");
            List<ObjectId> ids = Stream.generate(() -> {
                        byte[] id = new byte[12];
                        random.nextBytes(id);
                        return new ObjectId(id);
                    })
                    .limit(300)
                    .sorted(Comparator.comparing(ObjectId::toHexString))
                    .toList();
            List<ObjectId> shuffled = new ArrayList<>(ids);
            Collections.shuffle(shuffled, random);
            rows.insertMany(shuffled.stream().map(id -> new Document("_id", id)).toList());
            for (int round = 0; round < ROUNDS; round++) {
                ObjectId bound = ids.get(random.nextInt(ids.size()));
                String operator = OPERATORS.get(random.nextInt(4));
                boolean descending = random.nextBoolean();
                int limit = random.nextInt(3) * 5;
                List<Object> expected = new ArrayList<>(ids.stream()
                        .filter(id -> switch (operator) {
                            case "$gt" -> id.toHexString().compareTo(bound.toHexString()) > 0;
                            case "$gte" -> id.toHexString().compareTo(bound.toHexString()) >= 0;
                            case "$lt" -> id.toHexString().compareTo(bound.toHexString()) < 0;
                            default -> id.toHexString().compareTo(bound.toHexString()) <= 0;
                        })
                        .toList());
                if (descending) {
                    Collections.reverse(expected);
                }
                Document query = new Document("_id", new Document(operator, bound));
                Document sort = new Document("_id", descending ? -1 : 1);
                assertThat(found(rows, query, sort, 1, limit))
                        .as("%s sorted by %s, at most %d", query.toJson(), sort.toJson(), limit)
                        .isEqualTo(expected.stream()
                                .skip(1)
                                .limit(limit == 0 ? expected.size() : limit)
                                .toList());
            }
            rows.insertOne(new Document("_id", "a text"));
            assertThat(found(rows, new Document(), new Document("_id", 1), 0, 1))
                    .containsExactly("a text");
        }
    }

    private void append(Document row, String field, List<Object> values) {
        if (random.nextInt(5) > 0) {
            row.append(field, oneOf(values));
        }
    }

    private @Nullable Object oneOf(List<Object> values) {
        return values.get(random.nextInt(values.size()));
    }

    @Test
    void countOfManyIsNoDearerThanACountOfFew() {
        try (var server = MongoServer.inMemory();
                var client = MongoClients.create(server.uri())) {
            MongoCollection<Document> rows = client.getDatabase("db").getCollection("rows");
            rows.createIndex(new Document("client", 1).append("deletedAt", 1));
            rows.insertMany(IntStream.range(0, 50_000)
                    .mapToObj(i -> new Document("client", i < 5 ? "few" : "many"))
                    .toList());
            timeToCount(rows, "few", 5); // what comes first pays for the classes

            assertThat(timeToCount(rows, "many", 49_995))
                    .isLessThan(timeToCount(rows, "few", 5).multipliedBy(20));
        }
    }

    private static Duration timeToCount(MongoCollection<Document> rows, String client, long count) {
        long start = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            assertThat(rows.countDocuments(new Document("client", client).append("deletedAt", null)))
                    .isEqualTo(count);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Duration time(MongoCollection<Document> rows) {
        long start = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            assertThat(rows.find(new Document("user", i))).hasSize(20);
            Document slots = new Document("slot", new Document("$gte", "day|00100").append("$lt", "day|00110"));
            assertThat(rows.find(slots)).hasSize(10);
            assertThat(rows.aggregate(List.of(
                            new Document("$match", slots),
                            new Document("$group", new Document("_id", null).append("n", new Document("$sum", 1))))))
                    .singleElement()
                    .satisfies(sum -> assertThat(sum).containsEntry("n", 10));
            assertThat(rows.find()
                            .sort(new Document("at", -1).append("_id", -1))
                            .limit(10)
                            .first())
                    .containsEntry("at", new Date(9_999));
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static boolean has(Document row, int value) {
        Object a = row.get("a");
        return a instanceof List<?> list
                ? list.contains(value)
                : a instanceof Number number && number.intValue() == value;
    }

    private static List<Document> all(MongoCollection<Document> rows) {
        return rows.find().into(new ArrayList<>());
    }

    private static void index(MongoCollection<Document> rows) {
        rows.createIndex(new Document("a", 1).append("b", -1));
        rows.createIndex(new Document("b", 1).append("at", 1).append("_id", 1));
        rows.createIndex(new Document("c", 1));
        rows.createIndex(new Document("at", -1).append("_id", -1));
        rows.createIndex(new Document("list.at", 1), new IndexOptions().sparse(true));
    }

    private static void change(
            List<MongoCollection<Document>> collections, Consumer<MongoCollection<Document>> change) {
        collections.forEach(change);
    }

    private void read(MongoCollection<Document> plain, MongoCollection<Document> indexed) {
        Document query = query();
        Document sort = sort();
        int skip = random.nextInt(3);
        int limit = sort.isEmpty() ? 0 : random.nextInt(4) * 5;
        assertThat(found(indexed, query, sort, skip, limit))
                .as("%s sorted by %s, from %d, at most %d", query.toJson(), sort.toJson(), skip, limit)
                .isEqualTo(found(plain, query, sort, skip, limit));
        assertThat(indexed.countDocuments(query)).as(query.toJson()).isEqualTo(plain.countDocuments(query));
        assertThat(indexed.distinct("b", query, BsonValue.class).into(new ArrayList<>()))
                .isEqualTo(plain.distinct("b", query, BsonValue.class).into(new ArrayList<>()));
        List<Document> sums = List.of(
                new Document("$match", query),
                new Document("$group", new Document("_id", "$c").append("rows", new Document("$sum", 1))),
                new Document("$sort", new Document("_id", 1)));
        assertThat(indexed.aggregate(sums).into(new ArrayList<>()))
                .isEqualTo(plain.aggregate(sums).into(new ArrayList<>()));
    }

    private static List<Object> found(
            MongoCollection<Document> rows, Document query, Document sort, int skip, int limit) {
        FindIterable<Document> found = rows.find(query).skip(skip).limit(limit);
        if (!sort.isEmpty()) {
            found.sort(sort);
        }
        return found.map(row -> row.get("_id")).into(new ArrayList<>());
    }

    private void write(MongoCollection<Document> plain, MongoCollection<Document> indexed) {
        List<MongoCollection<Document>> both = List.of(plain, indexed);
        Document query = query();
        Document update = new Document("$set", new Document(FIELDS.get(random.nextInt(3)), value()));
        Document unset = new Document("$unset", new Document(FIELDS.get(random.nextInt(3)), ""));
        Document push = new Document("$push", new Document("list", new Document("at", date())));
        Document added = document(random);
        switch (random.nextInt(6)) {
            case 0 -> change(both, rows -> rows.updateMany(query, update));
            case 1 -> change(both, rows -> rows.updateMany(query, unset));
            case 2 -> change(both, rows -> rows.updateMany(query, push));
            case 3 -> change(both, rows -> rows.updateMany(query, new Document("$unset", new Document("list", ""))));
            case 4 -> {
                if (plain.countDocuments(query) < 20) {
                    change(both, rows -> rows.deleteMany(query));
                }
            }
            default -> change(both, rows -> rows.insertOne(new Document(added)));
        }
    }

    private Document query() {
        Document query = new Document();
        for (int i = random.nextInt(3); i >= 0; i--) {
            query.append(FIELDS.get(random.nextInt(FIELDS.size())), condition());
        }
        if (random.nextInt(6) == 0) {
            return new Document(
                    "$and", List.of(query, new Document(FIELDS.get(random.nextInt(FIELDS.size())), condition())));
        }
        return query;
    }

    private Object condition() {
        return switch (random.nextInt(11)) {
            case 0 -> new Document("$in", Arrays.asList(value(), value(), value()));
            case 1 -> new Document("$gt", value());
            case 2 -> new Document("$lte", value());
            case 3 -> new Document("$gte", value()).append("$lt", value());
            case 4 -> new Document("$exists", random.nextBoolean());
            case 5 -> new Document("$ne", value());
            case 6 -> new Document("$lt", date());
            case 7 -> new Document("$not", new Document("$gt", value()));
            default -> value();
        };
    }

    private Document sort() {
        int direction = random.nextBoolean() ? 1 : -1;
        return switch (random.nextInt(5)) {
            case 0 -> new Document("at", direction).append("_id", direction);
            case 1 -> new Document("b", direction).append("at", direction).append("_id", direction);
            case 2 -> new Document("at", direction).append("_id", -direction);
            default -> new Document();
        };
    }

    private Object value() {
        return value(random);
    }

    private Date date() {
        return new Date(random.nextInt(20) * 1_000L);
    }

    private static Object value(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> null;
            case 1 -> random.nextInt(5) - 2;
            case 2 -> random.nextInt(5) / 2.0 - 1;
            case 3 -> "t" + random.nextInt(3);
            case 4 -> random.nextInt(3) == 0 ? "t\0" + random.nextInt(2) : "";
            case 5 -> random.nextBoolean();
            case 6 -> new Date(random.nextInt(20) * 1_000L);
            case 7 -> new ObjectId("5f000000000000000000000" + random.nextInt(3));
            default -> new Document("in", random.nextInt(3));
        };
    }

    private static List<Document> documents(Random random) {
        return IntStream.range(0, DOCUMENTS).mapToObj(i -> document(random)).toList();
    }

    private static Document document(Random random) {
        Document document = new Document("_id", new ObjectId());
        for (String field : List.of("a", "b", "c")) {
            if (random.nextInt(4) > 0) {
                document.append(field, value(random));
            }
        }
        if (random.nextInt(10) == 0) {
            document.append("a", Arrays.asList(value(random), value(random)));
        }
        document.append("at", new Date(random.nextInt(20) * 1_000L));
        if (random.nextInt(3) == 0) {
            document.append("list", List.of(new Document("at", new Date(random.nextInt(20) * 1_000L))));
        }
        return document;
    }
}
