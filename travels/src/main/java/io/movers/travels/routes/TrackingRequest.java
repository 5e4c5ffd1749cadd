package io.movers.travels.routes;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.RequestValidationException;
import io.movers.common.json.TextCharacters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The points of a trip as the app recorded them, with any fields that it adds. They are stored in the trip's document and
 * sent in one event, so their number is limited: {@value #MAX_POINTS} points are 80 minutes at one point per second. A
 * refused track can be sent again with fewer points.
 */
record TrackingRequest(@Nullable List<@Nullable Map<String, @Nullable Object>> points) {
    static final int MAX_POINTS = 5_000;
    static final String TOO_MANY = "At most {max} points";
    private static final int MAX_DEPTH = 8;
    private static final String FIELD = "tracking";

    /**
     * Returns the points without their null fields.
     *
     * @throws RequestValidationException one of the points cannot be stored
     */
    List<Map<String, Object>> toTracking() {
        if (points == null) {
            return List.of();
        }
        List<Map<String, Object>> tracking = new ArrayList<>(points.size());
        for (Map<String, @Nullable Object> point : points) {
            if (point == null) {
                throw refusal("Invalid value");
            }
            tracking.add(fields(point, 1));
        }
        return tracking;
    }

    private static Map<String, Object> fields(Map<?, ?> given, int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (!isStorable(name)) {
                throw refusal("Invalid value");
            }
            if (value != null) {
                fields.put(name, value(value, depth));
            }
        });
        return fields;
    }

    private static Object value(Object given, int depth) {
        if (depth > MAX_DEPTH) {
            throw refusal("Invalid value");
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
        if (given instanceof String text && TextCharacters.areRefused(text)) {
            throw refusal("Invalid value");
        }
        return given instanceof Number number && !(number instanceof Integer) && !(number instanceof Long)
                ? finite(number.doubleValue())
                : given;
    }

    private static double finite(double number) {
        if (!Double.isFinite(number)) {
            throw refusal("Invalid value");
        }
        return number;
    }

    /** MongoDB gives a meaning to dollar signs and dots. */
    private static boolean isStorable(String name) {
        return !name.isEmpty() && !name.startsWith("$") && !TextCharacters.areRefused(name) && name.indexOf('.') < 0;
    }

    private static RequestValidationException refusal(String message) {
        return new RequestValidationException(List.of(new ApiError(message, FIELD)));
    }
}
