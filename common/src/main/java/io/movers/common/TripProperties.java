package io.movers.common;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a trip must show before it counts.
 *
 * @param needReservation whether a trip earns points, kilometres and indicators only under a known reservation that fits it
 *     (<code>TRIPS_NEED_RESERVATION</code>); false beside Node services of resources, which publish no reservations
 */
@Validated
@ConfigurationProperties("movers.trips")
public record TripProperties(@DefaultValue("true") boolean needReservation) {}
