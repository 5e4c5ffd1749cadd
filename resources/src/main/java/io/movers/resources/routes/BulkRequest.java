package io.movers.resources.routes;

import io.movers.common.json.LenientBinder;
import io.movers.common.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The rows of a bulk route. A row that cannot be read is skipped. */
final class BulkRequest {
    /** The most rows in one call. */
    static final int MAX = 5_000;

    private BulkRequest() {}

    /** Reads the rows that fit that type, in order. */
    static <T> List<T> of(@Nullable List<JsonNode> rows, Class<T> type, LenientBinder binder) {
        List<T> bound = new ArrayList<>();
        if (rows == null) {
            return bound;
        }
        for (JsonNode row : rows) {
            T value = binder.orNull(row, type);
            if (value != null) {
                bound.add(value);
            }
        }
        return bound;
    }

    /** Reads the well-formed ids of the rows, in order. */
    static List<String> ids(@Nullable List<JsonNode> rows, LenientBinder binder) {
        return of(rows, Row.class, binder).stream()
                .map(row -> row.id() == null ? "" : row.id())
                .filter(ObjectId::isValid)
                .toList();
    }

    /** A row of which only the id counts. */
    record Row(@Shape(pattern = Shape.ID) @Nullable String id) {}
}
