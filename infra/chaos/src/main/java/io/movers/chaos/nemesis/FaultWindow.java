package io.movers.chaos.nemesis;

/**
 * A fault that has happened.
 *
 * @param kind what happened
 * @param target whom it hit
 * @param start when it began, in microseconds since the start of the run
 * @param end when it was healed
 */
public record FaultWindow(FaultKind kind, String target, long start, long end) {
    /** Whether it lasted, or was over for less than that long, at some moment of a span of time. */
    public boolean touches(long from, long to, long graceMicros) {
        return start <= to && from <= end + graceMicros;
    }
}
