package io.movers.servers;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.h2.mvstore.WriteBuffer;
import org.junit.jupiter.api.Test;

class ValueTypeTests {
    /** In their order. */
    private static final List<Object> VALUES = Collections.unmodifiableList(Arrays.asList(
            null,
            Double.NEGATIVE_INFINITY,
            -1.5,
            0.0,
            7.0,
            "",
            "Ana",
            "Ana\0",
            "ñandú 😀",
            new ObjectId("5fa000000000000000000001"),
            new ObjectId("ffa000000000000000000001"),
            false,
            true,
            Instant.parse("1969-12-31T23:59:59.999Z"),
            Instant.parse("2026-11-27T10:00:00.123456789Z")));

    private final ValueType type = new ValueType();
    private final KeyValueType keys = new KeyValueType();

    @Test
    void valuesAreInTheirOrder() {
        for (int i = 0; i < VALUES.size(); i++) {
            for (int j = 0; j < VALUES.size(); j++) {
                assertThat(Integer.signum(type.compare(VALUES.get(i), VALUES.get(j))))
                        .as("%s and %s", VALUES.get(i), VALUES.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void valueOfAnyClassIsReadAsItWasWritten() {
        List<Object> all = new ArrayList<>(VALUES);
        all.addAll(List.of(7, Long.MAX_VALUE, new Document("a", 1).append("b", List.of(2))));
        var buffer = new WriteBuffer();
        all.forEach(value -> type.write(buffer, value));
        ByteBuffer written = buffer.getBuffer().flip();

        assertThat(all.stream().map(value -> type.read(written)).toList()).isEqualTo(all);
        assertThat(written.hasRemaining()).isFalse();
    }

    @Test
    void keysAreComparedValueByValueAndReadAsTheyWereWritten() {
        var first = new KeyValue("Acme", null, 7.0);
        var second = new KeyValue("Acme", "Norte", 1.0);
        var other = new KeyValue("Acme", new Document("a", 1.0), 1.0);
        assertThat(List.of(other, second, first).stream().sorted(keys::compare).toList())
                .containsExactly(first, second, other);
        assertThat(keys.compare(other, new KeyValue("Acme", new Document("a", 1.0), 1.0)))
                .isZero();
        assertThat(keys.compare(other, new KeyValue("Acme", new Document("a", 2.0), 1.0)))
                .isNotZero();

        var buffer = new WriteBuffer();
        keys.write(buffer, other);
        keys.write(buffer, first);
        ByteBuffer written = buffer.getBuffer().flip();

        assertThat(keys.read(written)).isEqualTo(other);
        assertThat(keys.read(written)).isEqualTo(first);
    }
}
