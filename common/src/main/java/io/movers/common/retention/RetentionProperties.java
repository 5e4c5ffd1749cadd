package io.movers.common.retention;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * For how many days personal data is kept; 0 means for ever.
 *
 * @param tracksKeepDays tracks, points, origins and destinations of trips, from the start of the trip
 * @param archivedKeepDays archived accounts, which are erased then
 * @param deadLettersKeepDays events that could not be handled, whose bodies may contain personal data
 */
@Validated
@ConfigurationProperties("movers.retention")
public record RetentionProperties(
        @Min(value = 0, message = "TRACKS_KEEP_DAYS must not be negative") @DefaultValue("0")
        int tracksKeepDays,

        @Min(value = 0, message = "ARCHIVED_KEEP_DAYS must not be negative") @DefaultValue("0")
        int archivedKeepDays,

        @Min(value = 0, message = "DEAD_LETTERS_KEEP_DAYS must not be negative") @DefaultValue("0")
        int deadLettersKeepDays) {}
