package io.movers.common.web;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.RequestValidationException;
import io.movers.common.json.Dates;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time span given by the query parameters <code>from</code> and <code>to</code>; a controller argument.
 *
 * @param fromInclusive first instant of the span; null if it has no start
 * @param toExclusive first instant after the span; null if it has no end
 */
public record DateRange(
        @Nullable Instant fromInclusive, @Nullable Instant toExclusive) {

    /**
     * Reads the two query parameters. Plain dates are days in that zone; the last day is included.
     *
     * @throws RequestValidationException one of them is not a date
     */
    public static DateRange of(@Nullable String from, @Nullable String to, ZoneId zone) {
        return new DateRange(
                read("from", from, text -> Dates.instant(text, zone)),
                read(
                        "to",
                        to,
                        text -> Dates.isDay(text)
                                ? Dates.endOfDay(text, zone)
                                : Dates.instant(text, zone).plusMillis(1)));
    }

    /** Whether both ends are open. */
    public boolean isOpen() {
        return fromInclusive == null && toExclusive == null;
    }

    private static @Nullable Instant read(
            String name, @Nullable String text, java.util.function.Function<String, Instant> reader) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return reader.apply(text.strip());
        } catch (DateTimeException | ArithmeticException e) {
            throw new RequestValidationException(List.of(new ApiError("Invalid date", name)));
        }
    }
}
