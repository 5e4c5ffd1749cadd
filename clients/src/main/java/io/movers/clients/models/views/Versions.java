package io.movers.clients.models.views;

import io.movers.common.models.Replica;

/** A copy without a version counts as the first. */
final class Versions {
    private Versions() {}

    static long shown(Replica copy) {
        Long version = copy.getVersion();
        return version == null ? 0 : version;
    }
}
