package io.movers.common.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Writes dates and numbers as JavaScript does: instants always with three digits of milliseconds and <code>Z</code>,
 * numbers without a needless fraction.
 */
public final class JavaScriptModule extends SimpleModule {

    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    public JavaScriptModule() {
        super("movers-javascript");
        add(Instant.class, (value, json) -> json.writeString(ISO.format(value)));
        add(Date.class, (value, json) -> json.writeString(ISO.format(value.toInstant())));
        add(Double.class, (value, json) -> number(value, json));
        add(Float.class, (value, json) -> number(Double.parseDouble(value.toString()), json));
        addSerializer(double.class, new Writing<>((value, json) -> number(value, json)));
        addSerializer(float.class, new Writing<>((value, json) -> number(Double.parseDouble(value.toString()), json)));
    }

    private <T> void add(Class<T> type, BiConsumer<T, JsonGenerator> writer) {
        addSerializer(type, new Writing<>(writer));
    }

    private static void number(double value, JsonGenerator json) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            json.writeNull();
        } else {
            json.writeNumber(JavaScriptText.number(value));
        }
    }

    private static final class Writing<T> extends ValueSerializer<T> {

        private final BiConsumer<T, JsonGenerator> writer;

        Writing(BiConsumer<T, JsonGenerator> writer) {
            this.writer = writer;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            writer.accept(value, json);
        }
    }
}
