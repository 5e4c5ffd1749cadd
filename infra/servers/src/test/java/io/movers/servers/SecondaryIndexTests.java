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

    private final MVStore store = new MVStore.Builder().open();
    private final SecondaryIndex index = new SecondaryIndex(
            store, "rows", "at_1", List.of(new IndexKey("at", true), new IndexKey("_id", true)), false);
    private final MongoCollection<Object> collection = Mockito.mock();

    private Stream<Object> inOrder() {
        return index.positions(Objects.requireNonNull(index.plan(Map.of(), ORDER, true), "the index has that order"));
    }

    private void add(int at) {
        var id = new ObjectId();
        index.add(new Document("_id", id).append("at", at), id, collection);
    }

    @Test
    void firstPageReadsNoFurtherThanThat() {
        for (int at = 0; at < ROWS; at++) {
            add(at);
        }

        Duration firstPage = IntStream.range(0, 10)
                .mapToObj(attempt ->
                        time(() -> assertThat(inOrder().limit(10).count()).isEqualTo(10)))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Duration everything = time(() -> assertThat(inOrder()).hasSize(ROWS));

        assertThat(firstPage).isLessThan(everything.dividedBy(10));
    }

    private static Duration time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
