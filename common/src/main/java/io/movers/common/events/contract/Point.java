package io.movers.common.events.contract;

import org.jspecify.annotations.Nullable;

/** A place on a trip, in degrees (WGS 84). */
public record Point(@Nullable Double latitude, @Nullable Double longitude) {}
