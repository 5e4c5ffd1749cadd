package io.movers.chaos.verdict;

import io.movers.chaos.history.Command;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A promise that was broken.
 *
 * @param invariant the name of the promise
 * @param what what is wrong
 * @param shown the shortest part of the history that shows it
 */
public record Violation(String invariant, String what, List<Command> shown) {
    private static final int MOST_SHOWN = 12;

    public Violation {
        shown = List.copyOf(shown);
    }

    @Override
    public String toString() {
        String lines = shown.stream()
                .limit(MOST_SHOWN)
                .map(command -> System.lineSeparator() + "    " + command)
                .collect(Collectors.joining());
        String more = shown.size() > MOST_SHOWN
                ? System.lineSeparator() + "    … and " + (shown.size() - MOST_SHOWN) + " more"
                : "";
        return invariant + ": " + what + lines + more;
    }
}
