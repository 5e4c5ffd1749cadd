package io.movers.auth.services;

import io.movers.common.json.TextCharacters;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads values of bulk rows one by one, so that a bad value spoils only its own row. */
public final class RowValues {
    static final int NAME = 100;
    static final int EMAIL = 254;

    private RowValues() {}

    /**
     * The text of a value that is one line of at most that many characters; null otherwise.
     *
     * @param max the most characters
     */
    public static @Nullable String line(@Nullable Object value, int max) {
        String text = text(value);
        return text == null || text.codePointCount(0, text.length()) > max || TextCharacters.areRefusedInLine(text)
                ? null
                : text;
    }

    /** The text of a value; null for a list, an object or nothing. */
    public static @Nullable String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        return value instanceof Boolean bool ? bool.toString() : null;
    }

    /** Whether JavaScript counts the value as true. */
    public static boolean isTruthy(@Nullable Object value) {
        if (value instanceof Boolean bool) {
            return bool;
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        return value instanceof String text ? !text.isEmpty() : value != null;
    }
}
