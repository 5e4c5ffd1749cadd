package io.movers.chaos.off;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Which mechanism of this service is switched off: the one that a file names, looked at once a second. */
public final class Switch {
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

    private static volatile Path file = Path.of("");
    private static volatile long lookedAt = System.nanoTime() - LOOK_NANOS;
    private static volatile String off = "";

    private Switch() {}

    static void readFrom(Path path) {
        file = path;
    }

    public static boolean isOff(String mechanism) {
        long now = System.nanoTime();
        if (now - lookedAt >= LOOK_NANOS) {
            lookedAt = now;
            try {
                off = Files.exists(file) ? Files.readString(file).trim() : "";
            } catch (IOException e) {
                // It is being written.
            }
        }
        return off.equals(mechanism);
    }
}
