package io.movers.common;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which trips count.
 *
 * @param needReservation whether a trip earns points, kilometres and indicators only under a known, matching reservation
 *     (<code>TRIPS_NEED_RESERVATION</code>); must be false while resources still runs on Node, which publishes no
 *     reservations
 */
@Validated
@ConfigurationProperties("movers.trips")
public record TripProperties(@DefaultValue("true") boolean needReservation) {}
