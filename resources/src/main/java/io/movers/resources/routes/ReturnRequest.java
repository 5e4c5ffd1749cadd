package io.movers.resources.routes;

import io.movers.common.errors.BadRequestException;
import io.movers.common.events.contract.Indicators;
import io.movers.common.schema.Shape;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** The body of a request to return a resource. */
record ReturnRequest(
        @Shape(pattern = Shape.ID) @Nullable String reservationId,
        @Nullable Indicators indicators) {
    private static final int ID_CHARACTERS = 12;

    @Nullable String validId() {
        if (reservationId != null && !ObjectId.isValid(reservationId) && reservationId.length() != ID_CHARACTERS) {
            throw new BadRequestException("Invalid id");
        }
        return reservationId;
    }
}
