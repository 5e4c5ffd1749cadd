package io.movers.travels.routes;

import io.movers.common.events.contract.Point;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import io.movers.travels.models.Reservation;
import io.movers.travels.models.Route;
import org.jspecify.annotations.Nullable;

/** The second message is the original's. */
@FieldCheck(field = "origin", is = Constraint.NOT_EMPTY, message = "Origin is required")
@FieldCheck(field = "destination", is = Constraint.NOT_EMPTY, message = "Origin is required")
@FieldCheck(field = "resourceRef", is = Constraint.NOT_EMPTY, message = "Resource reference is required")
@FieldCheck(field = "reservationId", is = Constraint.NOT_EMPTY, message = "Reservation id is required")
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
