package io.movers.common.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a query string. */
final class Query {

    private static final int HEX = 16;
    private static final int ESCAPE_LENGTH = 3;

    private Query() {}

    /** Parses the parameters, in order; null if a name or a value cannot be decoded. Values without a name are skipped. */
    static @Nullable Map<String, String[]> parse(String query) {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (name == null || value == null) {
                return null;
            }
            if (!name.isEmpty()) {
                parameters.merge(name, new String[] {value}, Query::join);
            }
        }
        return parameters;
    }

    private static String[] join(String[] before, String[] next) {
        String[] joined = java.util.Arrays.copyOf(before, before.length + 1);
        joined[before.length] = next[0];
        return joined;
    }

    private static @Nullable String decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '%') {
                int value = escaped(text, i);
                if (value < 0) {
                    return null;
                }
                bytes.write(value);
                i += ESCAPE_LENGTH;
            } else {
                // The container reads the request line as Latin-1.
                bytes.write(c == '+' ? ' ' : c);
                i++;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static int escaped(String text, int at) {
        if (at + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 1), HEX);
        int low = Character.digit(text.charAt(at + 2), HEX);
        return high < 0 || low < 0 ? -1 : high * HEX + low;
    }
}
