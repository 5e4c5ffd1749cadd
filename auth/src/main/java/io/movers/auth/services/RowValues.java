package io.movers.auth.services;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads values of bulk rows one by one, so that a bad value spoils only its own row. */
public final class RowValues {
    private RowValues() {}

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
