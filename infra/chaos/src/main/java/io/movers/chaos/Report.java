package io.movers.chaos;

import io.movers.chaos.history.Command;
import io.movers.chaos.history.History;
import io.movers.chaos.nemesis.FaultWindow;
import io.movers.chaos.verdict.Violation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run has found.
 *
 * @param startup how long the suite took to start
 * @param drain how long it took after the last fault until everything was as it must be
 */
public record Report(
        ChaosConfig config,
        History history,
        List<FaultWindow> faults,
        List<Violation> violations,
        Duration startup,
        Duration drain,
        Path historyFile) {
    private static final int MOST_PRINTED = 5;

    public Report {
        faults = List.copyOf(faults);
        violations = List.copyOf(violations);
    }

    /** Whether every promise was kept. */
    public boolean isGreen() {
        return violations.isEmpty();
    }

    @Override
    public String toString() {
        Map<String, Long> byKind = faults.stream()
                .collect(Collectors.groupingBy(window -> window.kind().label(), TreeMap::new, Collectors.counting()));
        Map<String, Long> byInvariant = violations.stream()
                .collect(Collectors.groupingBy(Violation::invariant, TreeMap::new, Collectors.counting()));
        long ok = history.stream().filter(Command::isOk).count();
        long refused = history.stream().filter(Command::isRefused).count();
        long unknown = history.stream().filter(Command::isUnknown).count();
        String newLine = System.lineSeparator();
        var text = new StringBuilder();
        text.append("chaos: seed %d, %d s, %s"
                .formatted(config.seed(), config.duration().toSeconds(), config.transport()));
        text.append(newLine)
                .append("commands: %d (%d acknowledged, %d refused, %d unknown)"
                        .formatted(history.commands().size(), ok, refused, unknown));
        text.append(newLine)
                .append("acknowledged: %d rents, %d returns, repeated ones included"
                        .formatted(acknowledged("rent"), acknowledged("return")));
        text.append(newLine).append("faults: %d %s".formatted(faults.size(), byKind));
        text.append(newLine)
                .append("started in %d s, drained in %d s".formatted(startup.toSeconds(), drain.toSeconds()));
        text.append(newLine).append("history: ").append(historyFile);
        if (isGreen()) {
            text.append(newLine).append("GREEN: every promise was kept");
        } else {
            text.append(newLine).append("RED: ").append(byInvariant);
            byInvariant
                    .keySet()
                    .forEach(invariant -> violations.stream()
                            .filter(violation -> violation.invariant().equals(invariant))
                            .limit(MOST_PRINTED)
                            .forEach(violation ->
                                    text.append(newLine).append(newLine).append(violation)));
        }
        return text.toString();
    }

    private long acknowledged(String type) {
        return history.stream()
                .filter(command -> command.isOk() && command.type().equals(type))
                .count();
    }
}
