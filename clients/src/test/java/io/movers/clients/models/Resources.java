package io.movers.clients.models;

import io.movers.common.events.contract.ResourceState;

/** Resources for tests. */
public final class Resources {
    private Resources() {}

    /** The state of a bicycle of Acme's office Norte. */
    public static ResourceState bicycle(String id, long version, String status) {
        return new ResourceState(
                id, version, "bike", "R-1", "qr", 4711, "Acme", null, "Norte", 60, status, null, 0.0, null, null);
    }
}
