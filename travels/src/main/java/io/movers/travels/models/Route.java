package io.movers.travels.models;

import io.movers.common.events.contract.Point;
import org.jspecify.annotations.Nullable;

/** From where to where. */
public record Route(
        String origin,
        String destination,
        @Nullable Point originPoint,
        @Nullable Point destinationPoint) {}
