package io.movers.travels.models;

import io.movers.common.events.contract.Point;
import org.jspecify.annotations.Nullable;

/** Places that are only partly given. */
final class Points {
    private Points() {}

    /** The given values, and the present ones where none is given; null when there is none at all. */
    static @Nullable Point merged(@Nullable Point present, @Nullable Point given) {
        Double latitude = given == null ? null : given.latitude();
        Double longitude = given == null ? null : given.longitude();
        if (present != null) {
            latitude = latitude == null ? present.latitude() : latitude;
            longitude = longitude == null ? present.longitude() : longitude;
        }
        return latitude == null && longitude == null ? null : new Point(latitude, longitude);
    }
}
