package io.movers.chaos.history;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Something that a person asked for, and what they were answered.
 *
 * @param id its place in the history
 * @param person who asked
 * @param type what for, such as {@code rent}
 * @param facts what the request said, and what the answer said that matters
 * @param start when the request was sent, in microseconds since the start of the run
 * @param end when the answer came; of an unknown command, when the person gave up
 * @param status of the answer; {@link #UNKNOWN} if there was none
 */
public record Command(
        long id, String person, String type, Map<String, String> facts, long start, long end, int status) {
    /** The status of a command without an answer: it may have happened, or not, or may still happen. */
    public static final int UNKNOWN = 0;

    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAILURE = 500;

    public Command {
        facts = Map.copyOf(facts);
    }

    /** Whether it was answered with success. */
    public boolean isOk() {
        return status > UNKNOWN && status < FIRST_REFUSAL;
    }

    /** Whether it was refused and so has changed nothing. */
    public boolean isRefused() {
        return status >= FIRST_REFUSAL && status < FIRST_FAILURE;
    }

    /** Whether nobody knows if it happened: no answer, or one that says that something is down. */
    public boolean isUnknown() {
        return status == UNKNOWN || status >= FIRST_FAILURE;
    }

    /** A fact; an empty text if there is none. */
    public String fact(String name) {
        return facts.getOrDefault(name, "");
    }

    /** The same command as one whose answer is not known. */
    public Command asUnknown() {
        return new Command(id, person, type, facts, start, end, UNKNOWN);
    }

    @Override
    public String toString() {
        String known = facts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(fact -> fact.getKey() + "=" + fact.getValue())
                .collect(Collectors.joining(" "));
        return "#%d %.3f-%.3f s %s %s -> %s %s"
                .formatted(
                        id,
                        start / 1e6,
                        end / 1e6,
                        person,
                        type,
                        status == UNKNOWN ? "unknown" : Integer.toString(status),
                        known);
    }
}
