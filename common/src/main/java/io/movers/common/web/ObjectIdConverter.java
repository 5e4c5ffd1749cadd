package io.movers.common.web;

import java.nio.charset.StandardCharsets;
import org.bson.types.ObjectId;
import org.springframework.core.convert.converter.Converter;

/** Reads an id as mongoose does: 24 hexadecimal digits, or any twelve characters, which are taken as its bytes. */
final class ObjectIdConverter implements Converter<String, ObjectId> {

    private static final int BYTES = 12;

    @Override
    public ObjectId convert(String text) {
        return text.length() == BYTES ? new ObjectId(text.getBytes(StandardCharsets.ISO_8859_1)) : new ObjectId(text);
    }
}
