package io.movers.common.idempotency;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long answers are kept.
 *
 * @param keep how long an answer can be repeated
 * @param keysPerCaller how many answers are kept for one caller; beyond that the oldest go
 * @param lease how long a request may go without writing before its key counts as left behind by a crash
 */
@Validated
@ConfigurationProperties("movers.idempotency")
public record IdempotencyProperties(
        @DefaultValue("24h") Duration keep,

        @Min(value = 1, message = "movers.idempotency.keys-per-caller must be at least 1") @DefaultValue("1000")
        int keysPerCaller,

        @DefaultValue("20s") Duration lease) {}
