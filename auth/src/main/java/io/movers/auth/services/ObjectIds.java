package io.movers.auth.services;

import java.nio.charset.StandardCharsets;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Ids in the rows of bulk requests. */
final class ObjectIds {
    private static final int BYTES = 12;

    private ObjectIds() {}

    /** The id's 24 digits, as the original reads it: any 12 bytes are one, too. Empty when it is none. */
    static String hex(@Nullable Object id) {
        if (!(id instanceof String text)) {
            return "";
        }
        if (ObjectId.isValid(text)) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length == BYTES ? new ObjectId(bytes).toHexString() : "";
    }
}
