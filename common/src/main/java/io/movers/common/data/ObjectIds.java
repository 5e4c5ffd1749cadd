package io.movers.common.data;

import java.nio.charset.StandardCharsets;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Ids between their text and their stored form. */
public final class ObjectIds {
    private static final int BYTES = 12;

    private ObjectIds() {}

    /**
     * An id that comes in a body, read as the original does: 24 hexadecimal digits, or any twelve characters, taken as its bytes.
     *
     * @return the id as 24 hexadecimal digits; null when the value is no id
     */
    public static @Nullable String hex(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return null;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == BYTES) {
            return new ObjectId(bytes).toHexString();
        }
        return ObjectId.isValid(text) ? new ObjectId(text).toHexString() : null;
    }

    /** The {@code _id} of the document of that id: what is no ObjectId stands there as it is. */
    public static Object stored(String id) {
        return ObjectId.isValid(id) ? new ObjectId(id) : id;
    }
}
