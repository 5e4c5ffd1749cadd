package io.movers.clients.routes;

import io.movers.common.data.ObjectIds;
import io.movers.common.errors.BadRequestException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of a bulk call. Only its id counts. */
record RowRequest(@Nullable Object id) {
    private static final int MAX_ROWS = 5_000;

    /** The well-formed ids of these rows; a row with another id is skipped. */
    static List<String> ids(List<RowRequest> rows) {
        if (rows.size() > MAX_ROWS) {
            throw new BadRequestException("At most %d rows at once".formatted(MAX_ROWS));
        }
        return rows.stream()
                .map(row -> ObjectIds.hex(row.id()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
