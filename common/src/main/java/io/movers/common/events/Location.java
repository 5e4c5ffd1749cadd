package io.movers.common.events;

import org.jspecify.annotations.Nullable;

/** Where an office is, in degrees (WGS 84). */
public record Location(@Nullable Double lat, @Nullable Double lng) {}
