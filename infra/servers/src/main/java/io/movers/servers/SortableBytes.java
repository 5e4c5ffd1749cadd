package io.movers.servers;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Encodes values as bytes that sort like the values, as keys of an index. No encoding is the beginning of another one. All values of a rare
 * type (documents, binary data) have the same bytes, so whoever looks one up must compare what is found.
 */
final class SortableBytes {
    static final byte[] NONE = {};

    private static final int ID_END = 13;
    private static final byte NULL = 1;
    private static final byte NUMBER = 2;
    private static final byte TEXT = 3;
    private static final byte OTHER = 4;
    private static final byte OBJECT_ID = 5;
    private static final byte BOOLEAN = 6;
    private static final byte TIME = 7;

    private SortableBytes() {}

    static byte[] of(@Nullable Object value) {
        if (Missing.isNullOrMissing(value)) {
            return new byte[] {NULL};
        }
        if (value instanceof Number number) {
            // Adding 0.0 turns -0.0 into 0.0.
            long bits = Double.doubleToLongBits(number.doubleValue() + 0.0);
            return fixed(NUMBER, bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
        }
        if (value instanceof String text) {
            return text(TEXT, text);
        }
        if (value instanceof ObjectId id) {
            return joined(new byte[] {OBJECT_ID}, id.toByteArray());
        }
        if (value instanceof Boolean truth) {
            return new byte[] {BOOLEAN, (byte) (truth ? 1 : 0)};
        }
        if (value instanceof Instant time) {
            return fixed(TIME, time.toEpochMilli() ^ Long.MIN_VALUE);
        }
        return new byte[] {OTHER};
    }

    /** The bytes of a document's id, which differ for different ids whatever their type. */
    static byte[] ofId(Object id) {
        byte[] bytes = of(id);
        return bytes[0] == OTHER ? text(OTHER, id.toString()) : bytes;
    }

    /** The object id that these bytes stand for, or begin with; null if there is none. */
    static @Nullable ObjectId objectId(byte @Nullable [] value) {
        return value == null || value[0] != OBJECT_ID ? null : new ObjectId(Arrays.copyOfRange(value, 1, ID_END));
    }

    static boolean isNull(byte[] value) {
        return value[0] == NULL;
    }

    /** Whether the bytes tell the value's place among others, so that they can bound a range. */
    static boolean isOrdered(byte[] value) {
        return value[0] != NULL && value[0] != OTHER;
    }

    /** Whether only values that a query takes for equal have these bytes. Large numbers share them with their neighbours. */
    static boolean isExact(byte[] value) {
        return value[0] != OTHER && value[0] != NUMBER;
    }

    /** Bytes that sort before all that begins with those of a value and goes on. */
    static byte[] beforeAllOf(byte[] value) {
        return joined(value, new byte[] {0});
    }

    /** Bytes that sort after all that begins with those of a value and goes on: neither a type nor its inversion is 0 or 0xFF. */
    static byte[] afterAllOf(byte[] value) {
        return joined(value, new byte[] {(byte) 0xFF});
    }

    /** What all values of the same type begin with. */
    static byte[] typeOf(byte[] value) {
        return new byte[] {value[0]};
    }

    /** The bytes that sort the other way round. */
    static byte[] inverted(byte[] value) {
        byte[] inverted = new byte[value.length];
        for (int i = 0; i < value.length; i++) {
            inverted[i] = (byte) ~value[i];
        }
        return inverted;
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    /** The first bytes after everything that begins with these; null if nothing comes after it. */
    static byte @Nullable [] after(byte[] prefix) {
        int last = prefix.length - 1;
        while (last >= 0 && prefix[last] == (byte) 0xFF) {
            last--;
        }
        if (last < 0) {
            return null;
        }
        byte[] after = Arrays.copyOf(prefix, last + 1);
        after[last]++;
        return after;
    }

    private static byte[] fixed(byte type, long bits) {
        return ByteBuffer.allocate(9).put(type).putLong(bits).array();
    }

    /** Two zero bytes end the text; a zero within it is followed by a one. */
    private static byte[] text(byte type, String text) {
        var bytes = new ByteArrayOutputStream(text.length() + 3);
        bytes.write(type);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.write(b);
            if (b == 0) {
                bytes.write(1);
            }
        }
        bytes.write(0);
        bytes.write(0);
        return bytes.toByteArray();
    }
}
