package io.movers.resources.routes;

import io.movers.common.schema.Shape;
import io.movers.resources.services.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A finding in the body that completes work. */
record FindingRequest(
        @Shape(pattern = Shape.ID) String componentId,
        String componentName,
        String status,
        @Nullable String photo,
        @Nullable String comment) {
    /** The most findings in one call. */
    static final int MAX = 500;

    static List<Finding> findings(List<FindingRequest> rows) {
        return rows.stream()
                .map(row -> new Finding(
                        row.componentId,
                        IdRequest.of(row.componentId),
                        row.componentName,
                        row.status,
                        row.photo == null || row.photo.isEmpty() ? null : row.photo,
                        row.comment))
                .toList();
    }
}
