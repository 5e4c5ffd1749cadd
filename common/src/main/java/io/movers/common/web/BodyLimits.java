package io.movers.common.web;

import io.movers.common.errors.PayloadTooLargeException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.unit.DataSize;

/** How large the body of a route may be. */
final class BodyLimits {

    private final long otherwise;
    private final Map<Method, Long> known = new ConcurrentHashMap<>();

    /** @param otherwise the limit of a route that declares none */
    BodyLimits(DataSize otherwise) {
        this.otherwise = otherwise.toBytes();
    }

    /** The limit in bytes. */
    long of(Method route) {
        return known.computeIfAbsent(route, this::declared);
    }

    private long declared(Method route) {
        BodyLimit limit = AnnotationUtils.findAnnotation(route, BodyLimit.class);
        return limit == null ? otherwise : DataSize.parse(limit.value()).toBytes();
    }

    static PayloadTooLargeException tooLarge(long limit) {
        return new PayloadTooLargeException("The body is larger than " + limit / 1024 + " kB");
    }
}
