package io.movers.travels.models;

import io.movers.common.events.contract.Point;
import org.jspecify.annotations.Nullable;

/**
 * A trip that a traveller wants to start.
 *
 * @param resourceRef the reference of the bicycle or scooter
 * @param reservationId the rental under which the trip is made
 */
public record NewTravel(
        String origin,
        String destination,
        @Nullable Point originPoint,
        @Nullable Point destinationPoint,
        String resourceRef,
        String reservationId) {}
