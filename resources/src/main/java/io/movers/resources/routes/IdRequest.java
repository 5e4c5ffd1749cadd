package io.movers.resources.routes;

import io.movers.common.errors.BadRequestException;
import java.nio.charset.StandardCharsets;
import org.bson.types.ObjectId;

/** Reads an id in a body in the same way as one in a path: 24 hexadecimal digits, or any twelve characters. */
final class IdRequest {
    private static final int BYTES = 12;

    private IdRequest() {}

    /**
     * The id as it is stored.
     *
     * @throws BadRequestException the text is not an id
     */
    static String of(String text) {
        if (text.length() == BYTES) {
            return new ObjectId(text.getBytes(StandardCharsets.ISO_8859_1)).toHexString();
        }
        if (!ObjectId.isValid(text)) {
            throw new BadRequestException("Invalid id");
        }
        return new ObjectId(text).toHexString();
    }
}
