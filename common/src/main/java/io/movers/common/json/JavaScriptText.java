package io.movers.common.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** Converts JSON values to text as JavaScript does, because express-validator's rules apply to that text. */
public final class JavaScriptText {

    private static final double PLAIN_LIMIT = 1e21;
    private static final double EXACT_LIMIT = 1L << 53;
    /** Lists nested deeper than a body may be count as empty. */
    private static final int MAX_DEPTH = 64;

    private static final int MAX_DIGITS = 17;

    private JavaScriptText() {}

    /** The text that a validator checks: of an array, its first element; of an absent value, the empty text. */
    public static String validated(JsonNode value) {
        return value.isArray() && !value.isEmpty() ? text(value.get(0)) : text(value);
    }

    public static String text(JsonNode value) {
        return text(value, MAX_DEPTH);
    }

    private static String text(JsonNode value, int depth) {
        if (depth == 0) {
            return "";
        }
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            StringJoiner joined = new StringJoiner(",");
            value.forEach(element -> joined.add(text(element, depth - 1)));
            return joined.toString();
        }
        if (value.isObject()) {
            return "[object Object]";
        }
        return value.isNumber() ? number(value.numberValue().doubleValue()) : value.asString();
    }

    public static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) <= EXACT_LIMIT) {
            return Long.toString((long) value);
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        BigDecimal shortest = shortest(value);
        double magnitude = Math.abs(value);
        if (magnitude >= 1e-6 && magnitude < PLAIN_LIMIT) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        return (value < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + Math.abs(exponent);
    }

    /** The shortest decimal number that reads back as this value; before JDK 19 Double.toString may return one more digit. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < MAX_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(MAX_DIGITS)).stripTrailingZeros();
    }

    /** Removes surrounding white space as JavaScript defines it: a no-break space and a byte-order mark count. */
    public static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    public static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r') || c == '\uFEFF' || Character.isSpaceChar(c);
    }
}
