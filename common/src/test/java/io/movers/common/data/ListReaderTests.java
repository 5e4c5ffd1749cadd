package io.movers.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

class ListReaderTests {
    private static final String COLLECTION = "parcels";

    private final MongoOperations mongo = mock();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicBoolean sharded = new AtomicBoolean();
    private final CollectionSizes sizes = new CollectionSizes(mongo, sharded::get, nanos::get);
    private final ListReader lists = new ListReader(mongo, sizes);

    @BeforeEach
    void name() {
        given(mongo.getCollectionName(Parcel.class)).willReturn(COLLECTION);
    }

    @Test
    void aPageThatIsNotFullTellsTheTotal() {
        found(3);

        assertThat(read(20).total()).isEqualTo(23);
        then(mongo).should(never()).count(any(Query.class), any(Class.class));
    }

    @Test
    void aFullPageIsCounted() {
        found(10);
        given(mongo.count(any(Query.class), eq(Parcel.class))).willReturn(40L);

        assertThat(read(20).total()).isEqualTo(40);
    }

    @Test
    void aPageBehindTheEndIsCounted() {
        found(0);
        given(mongo.count(any(Query.class), eq(Parcel.class))).willReturn(7L);

        assertThat(read(20)).isEqualTo(new ListPage<>(List.of(), 7));
        assertThat(read(0)).isEqualTo(new ListPage<>(List.of(), 0));
    }

    @Test
    void withoutAFilterTheSizeThatTheDatabaseKeepsIsCorrectedByOneCount() {
        kept(100);
        counted(98);

        assertThat(all()).isEqualTo(98);
        kept(105);
        assertThat(all()).isEqualTo(103);
        then(mongo).should(times(1)).count(any(Query.class), eq(COLLECTION));
    }

    @Test
    void fewLiveOnesAreCounted() {
        live(1_999);

        assertThat(allLive()).isEqualTo(1_999);
        assertThat(allLive()).isEqualTo(1_999);
        then(mongo).should(never()).estimatedCount(anyString());
    }

    @Test
    void manyLiveOnesAreAllButTheArchivedOnes() {
        live(2_000);
        allLive();
        kept(3_000);
        counted(2_998);
        given(mongo.count(query(where("deletedAt").gte(Instant.EPOCH)), Parcel.class))
                .willReturn(8L);

        assertThat(allLive()).isEqualTo(2_990);
        assertThat(lists.read(
                                Parcel.class,
                                query(new Criteria()
                                        .andOperator(where("deletedAt").is(null))),
                                0,
                                10)
                        .total())
                .isEqualTo(2_990);
    }

    @Test
    void itCountsAgainAfterAWhileAndWhenTheDatabaseIsBack() {
        kept(100);
        counted(98);
        all();

        sizes.forget();
        counted(100);
        assertThat(all()).isEqualTo(100);

        nanos.addAndGet(Duration.ofMinutes(11).toNanos());
        counted(99);
        assertThat(all()).isEqualTo(99);
    }

    @Test
    void aCountDuringAWriteCorrectsNothing() {
        given(mongo.estimatedCount(COLLECTION)).willReturn(100L, 101L, 101L, 101L, 102L);
        counted(100, 101L);

        assertThat(all()).isEqualTo(100);
        assertThat(all()).isEqualTo(101);
        assertThat(all()).isEqualTo(102);
    }

    @Test
    void aCountDuringALossCorrectsNothing() {
        kept(100);
        given(mongo.count(any(Query.class), eq(COLLECTION))).willAnswer(call -> {
            sizes.forget();
            return 90L;
        });

        all();
        all();
        then(mongo).should(times(2)).count(any(Query.class), eq(COLLECTION));
    }

    @Test
    void aShardedClusterIsCounted() {
        sharded.set(true);
        counted(98);

        assertThat(all()).isEqualTo(98);
        then(mongo).should(never()).estimatedCount(anyString());
    }

    private ListPage<Parcel> read(long skip) {
        return lists.read(Parcel.class, query(where("place").is("here")), skip, 10);
    }

    private void live(long count) {
        given(mongo.count(query(where("deletedAt").is(null)), Parcel.class)).willReturn(count);
    }

    private long allLive() {
        found(10);
        return lists.read(Parcel.class, query(where("deletedAt").is(null)), 0, 10)
                .total();
    }

    private long all() {
        found(10);
        return lists.read(Parcel.class, new Query(), 0, 10).total();
    }

    private void found(int rows) {
        given(mongo.find(any(Query.class), eq(Parcel.class))).willReturn(Collections.nCopies(rows, new Parcel()));
    }

    private void kept(long size) {
        given(mongo.estimatedCount(COLLECTION)).willReturn(size);
    }

    private void counted(long first, Long... next) {
        given(mongo.count(any(Query.class), eq(COLLECTION))).willReturn(first, next);
    }

    private record Parcel() {}
}
