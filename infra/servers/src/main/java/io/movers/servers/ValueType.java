package io.movers.servers;

import de.bwaldvogel.mongo.bson.ObjectId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/**
 * Values in an index: ids, texts, numbers, times and booleans in a few bytes each, all others as {@link MixedKeyType} stores them, which
 * is by Java's serialization. The library serializes every key, and both sides of each comparison.
 */
final class ValueType extends BasicDataType<@Nullable Object> {
    private static final byte NULL = 0;
    private static final byte NUMBER = 1;
    private static final byte TEXT = 2;
    private static final byte OBJECT_ID = 3;
    private static final byte BOOLEAN = 4;
    private static final byte TIME = 5;
    private static final byte OTHER = 6;

    private static final int OBJECT_ID_BYTES = 12;
    private static final int OVERHEAD = 24;

    private final MixedKeyType others = new MixedKeyType();

    private static byte kindOf(@Nullable Object value) {
        if (value == null) {
            return NULL;
        } else if (value instanceof Double) {
            return NUMBER;
        } else if (value instanceof String) {
            return TEXT;
        } else if (value instanceof ObjectId) {
            return OBJECT_ID;
        } else if (value instanceof Boolean) {
            return BOOLEAN;
        }
        return value instanceof Instant ? TIME : OTHER;
    }

    /** Values of different kinds are in the order of their kinds. */
    @Override
    public int compare(@Nullable Object one, @Nullable Object other) {
        if (one instanceof ObjectId first && other instanceof ObjectId second) {
            return first.compareTo(second);
        } else if (one instanceof String first && other instanceof String second) {
            return first.compareTo(second);
        } else if (one instanceof Double first && other instanceof Double second) {
            return first.compareTo(second);
        } else if (one instanceof Boolean first && other instanceof Boolean second) {
            return first.compareTo(second);
        } else if (one instanceof Instant first && other instanceof Instant second) {
            return first.compareTo(second);
        }
        int kinds = Byte.compare(kindOf(one), kindOf(other));
        return kinds != 0 || one == null || other == null ? kinds : others.compare(one, other);
    }

    @Override
    public int getMemory(@Nullable Object value) {
        if (value instanceof String text) {
            return OVERHEAD + text.length();
        }
        return value != null && kindOf(value) == OTHER ? others.getMemory(value) : OVERHEAD;
    }

    @Override
    public void write(WriteBuffer buffer, @Nullable Object value) {
        byte kind = kindOf(value);
        buffer.put(kind);
        if (value instanceof Double number) {
            buffer.putDouble(number);
        } else if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            buffer.putVarInt(bytes.length).put(bytes);
        } else if (value instanceof ObjectId id) {
            buffer.put(id.toByteArray());
        } else if (value instanceof Boolean truth) {
            buffer.put((byte) (truth ? 1 : 0));
        } else if (value instanceof Instant time) {
            buffer.putLong(time.getEpochSecond()).putInt(time.getNano());
        } else if (value != null) {
            others.write(buffer, value);
        }
    }

    @Override
    public @Nullable Object read(ByteBuffer buffer) {
        byte kind = buffer.get();
        return switch (kind) {
            case NULL -> null;
            case NUMBER -> buffer.getDouble();
            case TEXT -> new String(bytes(buffer, DataUtils.readVarInt(buffer)), StandardCharsets.UTF_8);
            case OBJECT_ID -> new ObjectId(bytes(buffer, OBJECT_ID_BYTES));
            case BOOLEAN -> buffer.get() == 1;
            case TIME -> Instant.ofEpochSecond(buffer.getLong(), buffer.getInt());
            case OTHER -> others.read(buffer);
            default -> throw new IllegalStateException("No kind of value: " + kind);
        };
    }

    private static byte[] bytes(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}
