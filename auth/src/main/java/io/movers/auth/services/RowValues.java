package io.movers.auth.services;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Values of rows, read one by one so that a bad one spoils no more than its row. */
public final class RowValues {
    private RowValues() {}

    /** The text that a value stands for; null when it stands for none. */
    public static @Nullable String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        return value instanceof Boolean bool ? bool.toString() : null;
    }

    /** What JavaScript takes for true. */
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
