package io.movers.clients.routes;

import io.movers.common.data.ObjectIds;
import io.movers.common.errors.BadRequestException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of a bulk call: whatever else it holds, the id counts. */
record Row(@Nullable Object id) {
    private static final int MOST = 5_000;

    /** The ids that are ids. */
    static List<String> ids(List<Row> rows) {
        if (rows.size() > MOST) {
            throw new BadRequestException("At most %d rows at once".formatted(MOST));
        }
        return rows.stream()
                .map(row -> ObjectIds.hex(row.id()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
