package io.movers.travels.routes;

import io.movers.common.events.contract.Point;
import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import io.movers.travels.models.NewTravel;
import org.jspecify.annotations.Nullable;

/** The start of a trip. A missing destination has the same message as a missing origin, as recorded. */
@FieldCheck(field = "origin", is = Constraint.NOT_EMPTY, message = "Origin is required")
@FieldCheck(field = "destination", is = Constraint.NOT_EMPTY, message = "Origin is required")
@FieldCheck(field = "resourceRef", is = Constraint.NOT_EMPTY, message = "Resource reference is required")
@FieldCheck(field = "reservationId", is = Constraint.NOT_EMPTY, message = "Reservation id is required")
@FieldCheck(field = "origin", is = Constraint.FREE_TEXT, max = 500)
@FieldCheck(field = "destination", is = Constraint.FREE_TEXT, max = 500)
@FieldCheck(field = "resourceRef", is = Constraint.TEXT)
@FieldCheck(field = "reservationId", is = Constraint.TEXT)
record StartTravelRequest(
        String origin,
        String destination,
        String resourceRef,
        String reservationId,
        @Nullable Point originPoint,
        @Nullable Point destinationPoint) {
    NewTravel toNewTravel() {
        return new NewTravel(origin, destination, originPoint, destinationPoint, resourceRef, reservationId);
    }
}
