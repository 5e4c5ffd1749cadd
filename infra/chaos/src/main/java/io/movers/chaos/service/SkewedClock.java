package io.movers.chaos.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A clock that is as many seconds ahead as a file says, looked at once a second. */
final class SkewedClock extends Clock {
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

    private final Path file;
    private volatile long lookedAt = System.nanoTime() - LOOK_NANOS;
    private volatile Duration ahead = Duration.ZERO;

    SkewedClock(Path file) {
        this.file = file;
    }

    @Override
    public Instant instant() {
        long now = System.nanoTime();
        if (now - lookedAt >= LOOK_NANOS) {
            lookedAt = now;
            ahead = read();
        }
        return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MILLIS);
    }

    private Duration read() {
        try {
            return Duration.ofSeconds(Long.parseLong(Files.readString(file).trim()));
        } catch (NoSuchFileException e) {
            return Duration.ZERO;
        } catch (IOException | NumberFormatException e) {
            return ahead; // it is being written
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
