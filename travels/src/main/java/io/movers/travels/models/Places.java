package io.movers.travels.models;

import io.movers.common.events.contract.Point;
import org.jspecify.annotations.Nullable;

/** Merges places of which only one coordinate may be known. */
final class Places {
    private Places() {}

    /** Returns the reported coordinates, completed with the known ones, or null if there are none. */
    static @Nullable Point merge(@Nullable Point known, @Nullable Point reported) {
        Double latitude = reported == null ? null : reported.latitude();
        Double longitude = reported == null ? null : reported.longitude();
        if (known != null) {
            latitude = latitude == null ? known.latitude() : latitude;
            longitude = longitude == null ? known.longitude() : longitude;
        }
        return latitude == null && longitude == null ? null : new Point(latitude, longitude);
    }
}
