package io.movers.local.console;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A span as the console shows it.
 *
 * @param parent the id of its parent; null for the first span of a trace
 * @param begin microseconds since 1970
 * @param end microseconds since 1970
 * @param error the class of the failure, or null
 */
record StoredSpan(
        String service,
        String trace,
        String id,
        @Nullable String parent,
        String name,
        String kind,
        long begin,
        long end,
        @Nullable String error,
        Map<String, String> attributes) {
    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");

    static StoredSpan of(SpanData span) {
        Map<String, String> attributes = new TreeMap<>();
        span.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), String.valueOf(value)));
        String service = span.getResource().getAttribute(SERVICE);
        return new StoredSpan(
                service == null ? "unknown" : service,
                span.getTraceId(),
                span.getSpanId(),
                span.getParentSpanContext().isValid() ? span.getParentSpanId() : null,
                span.getName(),
                span.getKind().name(),
                TimeUnit.NANOSECONDS.toMicros(span.getStartEpochNanos()),
                TimeUnit.NANOSECONDS.toMicros(span.getEndEpochNanos()),
                span.getStatus().getStatusCode() == StatusCode.ERROR
                        ? span.getStatus().getDescription()
                        : null,
                attributes);
    }

    @Nullable String attribute(String name) {
        return attributes.get(name);
    }
}
