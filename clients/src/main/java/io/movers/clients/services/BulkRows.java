package io.movers.clients.services;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The rows of a bulk call, one after the other; what cannot be applied to is left out. */
final class BulkRows {
    private BulkRows() {}

    static <T> List<T> apply(List<String> ids, Function<String, Optional<T>> row) {
        return ids.stream().map(row).flatMap(Optional::stream).toList();
    }
}
