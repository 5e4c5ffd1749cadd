package io.movers.resources.routes;

import io.movers.resources.services.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of the body that completes work. */
record FindingRow(
        String componentId,
        String componentName,
        String status,
        @Nullable String photo,
        @Nullable String comment) {
    static List<Finding> findings(List<FindingRow> rows) {
        return rows.stream()
                .map(row -> new Finding(
                        row.componentId,
                        BodyId.of(row.componentId),
                        row.componentName,
                        row.status,
                        row.photo,
                        row.comment))
                .toList();
    }
}
