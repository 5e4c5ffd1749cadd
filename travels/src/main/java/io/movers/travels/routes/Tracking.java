package io.movers.travels.routes;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.RequestValidationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The points of a trip as the application recorded them, with whatever fields it gives them. They are kept in the trip's one
 * document and travel in one event, so they are bounded: {@value #MOST_POINTS} are an hour and a half at one a second, and what
 * is refused can be sent again with fewer.
 */
final class Tracking {
    static final int MOST_POINTS = 5_000;
    private static final int DEEPEST = 8;
    private static final String FIELD = "tracking";

    private Tracking() {}

    static List<Map<String, Object>> checked(@Nullable List<@Nullable Map<String, @Nullable Object>> given) {
        if (given == null) {
            return List.of();
        }
        if (given.size() > MOST_POINTS) {
            throw refused("At most %d points".formatted(MOST_POINTS));
        }
        List<Map<String, Object>> points = new ArrayList<>(given.size());
        for (Map<String, @Nullable Object> point : given) {
            if (point == null) {
                throw refused("Invalid value");
            }
            points.add(fields(point, 1));
        }
        return points;
    }

    private static Map<String, Object> fields(Map<?, ?> given, int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (!isStorable(name)) {
                throw refused("Invalid value");
            }
            if (value != null) {
                fields.put(name, value(value, depth));
            }
        });
        return fields;
    }

    private static Object value(Object given, int depth) {
        if (depth > DEEPEST) {
            throw refused("Invalid value");
        }
        if (given instanceof Map<?, ?> map) {
            return fields(map, depth + 1);
        }
        if (given instanceof List<?> list) {
            List<Object> elements = new ArrayList<>(list.size());
            for (Object element : list) {
                if (element != null) {
                    elements.add(value(element, depth + 1));
                }
            }
            return elements;
        }
        return given instanceof Number number && !(number instanceof Integer) && !(number instanceof Long)
                ? number.doubleValue()
                : given;
    }

    /** A name with one of these means something to the database. */
    private static boolean isStorable(String name) {
        return !name.isEmpty() && !name.startsWith("$") && name.indexOf('.') < 0 && name.indexOf('\0') < 0;
    }

    private static RequestValidationException refused(String message) {
        return new RequestValidationException(List.of(new ApiError(message, FIELD)));
    }
}
