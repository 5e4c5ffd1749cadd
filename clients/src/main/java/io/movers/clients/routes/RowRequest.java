package io.movers.clients.routes;

import io.movers.common.data.ObjectIds;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of a bulk call. Only its id counts. */
record RowRequest(@Nullable Object id) {
    static final int MAX_ROWS = 5_000;
    static final String TOO_MANY = "At most " + MAX_ROWS + " rows at once";

    /** The well-formed ids of these rows; a row with another id is skipped. */
    static List<String> ids(List<RowRequest> rows) {
        return rows.stream()
                .map(row -> ObjectIds.hex(row.id()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
