package io.movers.common.data;

import java.nio.charset.StandardCharsets;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Converts ids between text and stored form. */
public final class ObjectIds {
    private static final int BYTES = 12;

    private ObjectIds() {}

    /**
     * Reads an id from a body: 24 hexadecimal digits, or a text of 12 bytes, which are taken as the id's bytes.
     *
     * @return the id as 24 hexadecimal digits; null if the value is not an id
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

    /** Returns the {@code _id} of the document with that id: an ObjectId, or the text itself if it is not one. */
    public static Object stored(String id) {
        return ObjectId.isValid(id) ? new ObjectId(id) : id;
    }
}
