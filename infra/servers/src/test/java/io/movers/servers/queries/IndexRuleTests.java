package io.movers.servers.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexRuleTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: 1}                              | {}              | {a: 1}",
                "{b: 1, a: 1}                        | {}              | {a: 1, b: 1, c: 1}",
                "{a: {$in: [1, 2]}}                  | {b: -1}         | {a: 1, b: 1}",
                "{a: 1}                              | {b: -1, c: -1}  | {a: 1, b: 1, c: 1}",
                "{a: 1, b: {$gt: 3}}                 | {b: -1}         | {a: 1, b: -1}",
                "{a: 1, c: {$gte: 3}}                | {b: 1}          | {a: 1, b: 1, c: 1}",
                "{$and: [{a: 1}, {b: 2}]}            | {}              | {a: 1, b: 1}",
                "{$or: [{a: 1}, {_id: 2}]}           | {}              | {a: 1}",
                "{_id: {$in: [1]}}                   | {}              | {z: 1}",
                "{a: null, free: 7}                  | {_id: 1}        | {a: 1, _id: 1}",
                "{}                                  | {_id: 1}        | {z: 1}",
                "{a: {$exists: true}}                | {}              | {a: 1}",
            })
    void anIndexAnswersEqualityThenSortThenRange(String filter, String sort, String index) {
        assertThat(answered(filter, sort, index)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: 1}                              | {}              | {b: 1, a: 1}",
                "{a: 1, b: 1}                        | {}              | {a: 1}",
                "{a: 1}                              | {c: 1}          | {a: 1, b: 1, c: 1}",
                "{a: 1}                              | {b: 1, c: -1}   | {a: 1, b: 1, c: 1}",
                "{a: {$gt: 1}}                       | {b: 1}          | {a: 1, b: 1}",
                "{a: {$gt: 1}, b: 1}                 | {}              | {a: 1, b: 1}",
                "{$or: [{a: 1}, {b: 2}]}             | {}              | {a: 1}",
                "{}                                  | {}              | {a: 1}",
                "{free: 1}                           | {}              | {a: 1}",
            })
    void fieldOutsideTheIndexIsNotAnswered(String filter, String sort, String index) {
        assertThat(answered(filter, sort, index)).isFalse();
    }

    @Test
    void countOfAllReadsTheIndexOfTheIdsIfItAsksForThatOrTheKeptSize() {
        assertThat(IndexRule.isAnswered(count("aggregate", "{}", "_id_"), List.of(), Set.of()))
                .isTrue();
        assertThat(IndexRule.isAnswered(count("aggregate", "{}", ""), List.of(), Set.of()))
                .isFalse();
        assertThat(IndexRule.isAnswered(count("aggregate", "{a: 1}", "_id_"), List.of(), Set.of()))
                .isFalse();
        assertThat(IndexRule.isAnswered(count("count", "{}", ""), List.of(), Set.of()))
                .isTrue();
        assertThat(IndexRule.isAnswered(count("count", "{a: 1}", ""), List.of(), Set.of()))
                .isFalse();
    }

    private static RecordedQuery count(String command, String filter, String hint) {
        return new RecordedQuery(command, "things", BsonDocument.parse(filter), new BsonDocument(), hint, 0, "test");
    }

    private static boolean answered(String filter, String sort, String... indexes) {
        RecordedQuery query = new RecordedQuery(
                "find", "things", BsonDocument.parse(filter), BsonDocument.parse(sort), "", 0, "test");
        List<BsonDocument> keys = Stream.concat(Arrays.stream(indexes), Stream.of("{_id: 1}"))
                .map(BsonDocument::parse)
                .toList();
        return IndexRule.isAnswered(query, keys, Set.of("free"));
    }
}
