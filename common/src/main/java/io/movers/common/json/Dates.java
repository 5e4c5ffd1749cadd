package io.movers.common.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;

/** The ways in which a date may be written in a request. */
public final class Dates {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MILLIS = Pattern.compile("-?\\d{6,16}");
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern(
            "uuuu-MM-dd['T'][' ']HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][.SS][.S][XXX][XX][X]");

    private Dates() {}

    /** Whether the text names a day and no time. */
    public static boolean isDay(String text) {
        return DAY.matcher(text).matches();
    }

    /** Reads an instant, a date with time (in UTC unless it has an offset), a day (its first instant in UTC) or milliseconds. */
    public static Instant instant(String text) {
        return instant(text, ZoneOffset.UTC);
    }

    /** As {@link #instant(String)}, but a plain day starts in that zone. */
    public static Instant instant(String text, ZoneId dayZone) {
        if (isDay(text)) {
            return LocalDate.parse(text).atStartOfDay(dayZone).toInstant();
        }
        if (MILLIS.matcher(text).matches()) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        TemporalAccessor parsed = DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        Instant instant = parsed instanceof OffsetDateTime dateTime
                ? dateTime.toInstant()
                : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
        // Stored and published dates have milliseconds; a finer date would be truncated there, and copies would differ.
        return Instant.ofEpochMilli(instant.toEpochMilli());
    }

    /** The first instant after that day. */
    public static Instant endOfDay(String text, ZoneId zone) throws DateTimeException {
        return LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant();
    }
}
