package io.movers.resources.routes;

import io.movers.common.errors.BadRequestException;
import java.nio.charset.StandardCharsets;
import org.bson.types.ObjectId;

/** An id that came in a body, read like those in paths: 24 hexadecimal digits, or any twelve characters. */
final class BodyId {
    private static final int BYTES = 12;

    private BodyId() {}

    /** The id as it is stored. @throws BadRequestException it is none */
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
