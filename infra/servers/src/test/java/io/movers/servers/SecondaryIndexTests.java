package io.movers.servers;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class SecondaryIndexTests {
    private static final int ROWS = 50_000;
    private static final Map<String, Integer> ORDER = new LinkedHashMap<>();

    static {
        ORDER.put("at", 1);
        ORDER.put("_id", 1);
    }

    private static final Document OPEN = new Document("status", new Document("$in", List.of("open", "rented")));

    private final MVStore store = new MVStore.Builder().open();
    private final SecondaryIndex index = index("at", "_id");
    private final SecondaryIndex byStatus = index("status", "at", "_id");
    private final MongoCollection<Object> collection = Mockito.mock();

    private SecondaryIndex index(String... fields) {
        List<IndexKey> keys =
                Stream.of(fields).map(field -> new IndexKey(field, true)).toList();
        return new SecondaryIndex(store, String.join("_", fields), String.join("_", fields), keys, false);
    }

    private Stream<Object> inOrder() {
        return inOrder(index, Map.of());
    }

    private static Stream<Object> inOrder(SecondaryIndex index, Map<String, FieldCondition> conditions) {
        return index.positions(Objects.requireNonNull(index.plan(conditions, ORDER, true), "the index has that order"));
    }

    private void add(int at) {
        var id = new ObjectId();
        Document row = new Document("_id", id)
                .append("at", at)
                .append("status", List.of("open", "rented", "closed").get(at % 3));
        index.add(row, id, collection);
        byStatus.add(row, id, collection);
    }

    @Test
    void firstPageReadsNoFurtherThanThat() {
        for (int at = 0; at < ROWS; at++) {
            add(at);
        }

        Duration firstPage = timeOfAPage(this::inOrder);
        Duration firstOfSome = timeOfAPage(() -> inOrder(byStatus, FieldCondition.of(OPEN)));
        Duration everything = time(() -> assertThat(inOrder()).hasSize(ROWS));

        assertThat(firstPage).isLessThan(everything.dividedBy(10));
        assertThat(firstOfSome).isLessThan(everything.dividedBy(10));
    }

    private static Duration timeOfAPage(Supplier<Stream<Object>> rows) {
        return IntStream.range(0, 10)
                .mapToObj(attempt ->
                        time(() -> assertThat(rows.get().limit(10).count()).isEqualTo(10)))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Duration time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
