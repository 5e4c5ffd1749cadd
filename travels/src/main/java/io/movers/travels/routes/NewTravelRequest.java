package io.movers.travels.routes;

import io.movers.common.events.Point;
import io.movers.common.web.Check;
import io.movers.common.web.Is;
import io.movers.travels.models.Reservation;
import io.movers.travels.models.Route;
import org.jspecify.annotations.Nullable;

/** The second message is the original's. */
@Check(field = "origin", is = Is.NOT_EMPTY, message = "Origin is required")
@Check(field = "destination", is = Is.NOT_EMPTY, message = "Origin is required")
@Check(field = "resourceRef", is = Is.NOT_EMPTY, message = "Resource reference is required")
@Check(field = "reservationId", is = Is.NOT_EMPTY, message = "Reservation id is required")
record NewTravelRequest(
        String origin,
        String destination,
        String resourceRef,
        String reservationId,
        @Nullable Point originPoint,
        @Nullable Point destinationPoint) {
    Reservation reservation() {
        return new Reservation(resourceRef, reservationId);
    }

    Route route() {
        return new Route(origin, destination, originPoint, destinationPoint);
    }
}
