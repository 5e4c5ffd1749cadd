package io.movers.common.web;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How requests are read.
 *
 * @param maxBodySize the largest body a route accepts
 * @param timeZone the zone (TIME_ZONE) whose days a plain date in a query means
 */
@ConfigurationProperties("movers.web")
public record WebProperties(
        @DefaultValue("8MB") DataSize maxBodySize,
        @DefaultValue("America/Bogota") ZoneId timeZone) {}
