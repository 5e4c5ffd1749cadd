package io.movers.common.events.contract;

import org.jspecify.annotations.Nullable;

/** Where an office is, in degrees (WGS 84). */
public record Location(@Nullable Double lat, @Nullable Double lng) {}
