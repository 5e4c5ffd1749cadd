package io.movers.common.web;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How requests are read.
 *
 * @param maxBodySize the largest body of a route that declares no {@link BodyLimit}
 * @param bodyTimeout how long a body may take to arrive
 * @param maxRequests how many requests are handled at once
 * @param timeZone the zone (TIME_ZONE) in which a plain date in a query is a day
 * @param revalidated paths of lists that clients may keep as long as they ask whether they have changed
 */
@Validated
@ConfigurationProperties("movers.web")
public record WebProperties(
        @DefaultValue("64KB") DataSize maxBodySize,
        @DefaultValue("60s") Duration bodyTimeout,

        @Min(value = 1, message = "movers.web.max-requests must be at least 1") @DefaultValue("100")
        int maxRequests,

        @DefaultValue("America/Bogota") ZoneId timeZone,
        @DefaultValue List<String> revalidated) {}
