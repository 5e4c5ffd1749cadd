package io.movers.locations.routes;

import io.movers.common.models.Aggregate;

/** The version that an answer shows. */
final class Versions {
    private Versions() {}

    static long of(Aggregate aggregate) {
        Long version = aggregate.getVersion();
        return version == null ? 0 : version;
    }
}
