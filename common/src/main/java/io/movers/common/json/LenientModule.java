package io.movers.common.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.module.SimpleModule;

/** Reads the scalars of a request body with mongoose's casting rules. */
final class LenientModule extends SimpleModule {

    private static final long serialVersionUID = 1L;
    private static final Set<String> TRUE = Set.of("true", "1", "yes");
    private static final int MAX_DIGITS = 400;
    private static final Set<String> FALSE = Set.of("false", "0", "no");

    LenientModule() {
        super("movers-casting");
        add(String.class, null, LenientModule::string);
        add(Double.class, null, LenientModule::number);
        add(double.class, 0.0, LenientModule::number);
        add(Integer.class, null, node -> whole(node, BigDecimal::intValueExact));
        add(int.class, 0, node -> whole(node, BigDecimal::intValueExact));
        add(Long.class, null, node -> whole(node, BigDecimal::longValueExact));
        add(long.class, 0L, node -> whole(node, BigDecimal::longValueExact));
        add(Boolean.class, null, LenientModule::bool);
        add(boolean.class, false, LenientModule::bool);
        add(Instant.class, null, LenientModule::instant);
    }

    private <T> void add(Class<T> type, @Nullable T absent, Cast<T> cast) {
        addDeserializer(type, new Casting<>(type, absent, cast));
    }

    private static String string(JsonNode node) {
        if (node.isString()) {
            return permitted(node.stringValue());
        }
        if (node.isNumber() || node.isBoolean()) {
            return JavaScriptText.text(node);
        }
        throw new IllegalArgumentException("no text");
    }

    private static String permitted(String text) {
        if (TextCharacters.areRefused(text)) {
            throw new IllegalArgumentException("characters that are no text");
        }
        return text;
    }

    private static @Nullable Double number(JsonNode node) {
        if (node.isNumber()) {
            return finite(node.numberValue().doubleValue());
        }
        if (node.isBoolean()) {
            return node.booleanValue() ? 1.0 : 0.0;
        }
        String text = JavaScriptText.trim(string(node));
        if (text.length() > MAX_DIGITS) {
            throw new IllegalArgumentException("no number is that long");
        }
        return text.isEmpty() ? null : finite(new BigDecimal(text).doubleValue());
    }

    private static Double finite(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("no finite number");
        }
        return value;
    }

    private static <N> @Nullable N whole(JsonNode node, Function<BigDecimal, N> exact) {
        Double number = number(node);
        return number == null ? null : exact.apply(BigDecimal.valueOf(number));
    }

    private static Boolean bool(JsonNode node) {
        String text = JavaScriptText.text(node);
        if (node.isContainer() || (!TRUE.contains(text) && !FALSE.contains(text))) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return TRUE.contains(text);
    }

    private static @Nullable Instant instant(JsonNode node) {
        if (node.isNumber()) {
            return Instant.ofEpochMilli(new BigDecimal(JavaScriptText.text(node)).longValue());
        }
        if (!node.isString()) {
            throw new IllegalArgumentException("no date");
        }
        String text = JavaScriptText.trim(node.stringValue());
        return text.isEmpty() ? null : Dates.instant(text);
    }

    /** Converts a JSON value to a T; null if the value means that there is none. */
    @FunctionalInterface
    private interface Cast<T> {
        @Nullable T of(JsonNode node);
    }

    private static final class Casting<T> extends ValueDeserializer<T> {

        private final Class<T> type;
        private final @Nullable T absent;
        private final Cast<T> cast;

        Casting(Class<T> type, @Nullable T absent, Cast<T> cast) {
            this.type = type;
            this.absent = absent;
            this.cast = cast;
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
            try {
                T value = cast.of(context.readTree(parser));
                return value == null ? absent : value;
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                throw MismatchedInputException.from(parser, type, "cannot be cast");
            }
        }

        @Override
        public @Nullable Object getNullValue(DeserializationContext context) {
            return absent;
        }
    }
}
