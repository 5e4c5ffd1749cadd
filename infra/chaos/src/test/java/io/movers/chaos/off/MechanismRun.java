package io.movers.chaos.off;

import io.movers.chaos.ChaosConfig;
import io.movers.chaos.harness.Suite;
import io.movers.chaos.harness.Waiting;
import io.movers.chaos.history.Recorder;
import io.movers.chaos.load.Api;
import io.movers.chaos.load.Crowd;
import io.movers.chaos.load.Probes;
import io.movers.chaos.nemesis.FaultKind;
import io.movers.chaos.nemesis.FaultWindow;
import io.movers.chaos.nemesis.Nemesis;
import io.movers.chaos.nemesis.Schedule;
import io.movers.chaos.verdict.EndedSessions;
import io.movers.chaos.verdict.EvidenceReader;
import io.movers.chaos.verdict.Verdict;
import io.movers.chaos.verdict.Violation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One suite in which one mechanism after the other is switched off for a while. What was wrong before does not count. */
final class MechanismRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final long BETWEEN_VERDICTS_MILLIS = 500;

    private final ChaosConfig config;
    private final Suite suite;
    private final Recorder recorder;
    private final Api api;
    private final EvidenceReader reader;
    private final List<FaultWindow> faults = new ArrayList<>();

    private MechanismRun(ChaosConfig config) {
        this.config = config;
        this.suite = Suite.start(config);
        this.recorder = new Recorder(config.folder().resolve("history.jsonl"));
        this.api = new Api(suite, recorder);
        this.reader = new EvidenceReader(suite, true, Instant.now().minusNanos(recorder.now() * 1_000));
    }

    static MechanismRun start(Map<String, String> environment, Path folder) {
        return new MechanismRun(ChaosConfig.fromEnvironment(environment, folder).withSwitches());
    }

    /**
     * What the checker saw without a mechanism.
     *
     * @param after how long it took to see what has not been made good since
     */
    record Sight(Mechanism mechanism, Optional<Violation> broken, Duration after, List<Violation> all) {
        @Override
        public String toString() {
            return "without %s: %s after %d s%n%s"
                    .formatted(
                            mechanism.label(),
                            broken.isPresent() ? "RED" : "not seen",
                            after.toSeconds(),
                            broken.map(Violation::toString).orElse(all.toString()));
        }
    }

    /** What is wrong after some kinds of faults only that was not wrong before, when all that can be made good again has been. */
    List<Violation> under(Set<FaultKind> kinds, String label) {
        Set<String> before = new HashSet<>();
        violations().forEach(violation -> before.add(violation.what()));
        var crowd = new Crowd(config, suite, api, label);
        crowd.settle();
        work(crowd, kinds);
        return remaining(before);
    }

    private List<Violation> remaining(Set<String> before) {
        long healed = System.nanoTime();
        while (true) {
            List<Violation> found = violations().stream()
                    .filter(violation -> !before.contains(violation.what()))
                    .toList();
            if (found.isEmpty() || since(healed).compareTo(PATIENCE.multipliedBy(2)) > 0) {
                return found;
            }
            Waiting.pause(BETWEEN_VERDICTS_MILLIS);
        }
    }

    private void work(Crowd crowd, Set<FaultKind> kinds) {
        var schedule = Schedule.of(config.seed(), config.duration(), kinds, config.longestPause());
        var nemesis = new Nemesis(suite, recorder, schedule);
        crowd.start();
        nemesis.start();
        Waiting.pause(config.duration().toMillis());
        crowd.stop();
        nemesis.heal();
        faults.addAll(nemesis.windows());
        Waiting.until(PATIENCE, reader::isConsumed);
        new Probes(suite, api, crowd.world()).send(EndedSessions.ended(recorder.history()));
    }

    Sight without(Mechanism mechanism) {
        Set<String> before = known();
        var crowd = new Crowd(config, suite, api, Integer.toString(mechanism.ordinal()));
        crowd.settle();
        off(mechanism);
        long begin = System.nanoTime();
        work(crowd, mechanism.faults());
        List<Violation> found = List.of();
        Optional<Violation> broken = Optional.empty();
        Duration after = since(begin);
        long healed = System.nanoTime();
        boolean settled = false;
        while (since(healed).compareTo(PATIENCE) < 0 && !(settled && broken.isPresent())) {
            Waiting.pause(BETWEEN_VERDICTS_MILLIS);
            settled = reader.isConsumed();
            found = violations().stream()
                    .filter(violation -> !before.contains(violation.what()))
                    .toList();
            boolean wasBroken = broken.isPresent();
            broken = found.stream()
                    .filter(violation -> mechanism.breaks(violation.invariant()))
                    .findFirst();
            if (!wasBroken) {
                after = since(begin);
            }
        }
        on(mechanism);
        return new Sight(mechanism, broken, after, found);
    }

    private void off(Mechanism mechanism) {
        if (mechanism == Mechanism.DURABLE_COMMITS) {
            suite.loseCommits(true);
            suite.restartDatabase();
        }
        suite.switchOff(mechanism.label());
    }

    private void on(Mechanism mechanism) {
        if (mechanism == Mechanism.DURABLE_COMMITS) {
            suite.loseCommits(false);
            suite.restartDatabase();
        }
        suite.switchOff("");
    }

    /** What is wrong already, when all that can be made good again has been. */
    private Set<String> known() {
        Waiting.until(PATIENCE, reader::isConsumed);
        Waiting.pause(faults.isEmpty() ? 0 : PATIENCE.toMillis() / 3);
        Set<String> known = new HashSet<>();
        violations().forEach(violation -> known.add(violation.what()));
        return known;
    }

    private List<Violation> violations() {
        return Verdict.of(reader.read(recorder.history(), faults));
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    @Override
    public void close() {
        reader.close();
        recorder.close();
        suite.close();
    }

    /** By hand: each argument is a mechanism, or faults separated by commas that all mechanisms together must bear. */
    public static void main(String[] args) {
        Path folder = Path.of("infra", "chaos", "target", "runs", "off-" + System.currentTimeMillis());
        long begin = System.nanoTime();
        try (MechanismRun run = start(System.getenv(), folder.toAbsolutePath())) {
            System.out.println("started in " + since(begin).toSeconds() + " s");
            List<String> names = args.length == 0
                    ? Arrays.stream(Mechanism.values()).map(Mechanism::label).toList()
                    : List.of(args);
            for (String name : names) {
                Arrays.stream(Mechanism.values())
                        .filter(mechanism -> mechanism.label().equals(name))
                        .findFirst()
                        .ifPresentOrElse(
                                mechanism -> System.out.println(run.without(mechanism)),
                                () -> run.printUnder(name, "f" + names.indexOf(name)));
            }
        }
        System.exit(0);
    }

    private void printUnder(String faultNames, String label) {
        Set<FaultKind> kinds = ChaosConfig.fromEnvironment(Map.of("CHAOS_FAULTS", faultNames), config.folder())
                .faults();
        long begin = System.nanoTime();
        int commands = recorder.history().commands().size();
        List<Violation> found = under(kinds, label);
        System.out.printf(
                "with everything, under %s: %s, %d commands, %d s%n",
                faultNames,
                found.isEmpty() ? "GREEN" : "RED",
                recorder.history().commands().size() - commands,
                since(begin).toSeconds());
        found.stream().limit(20).forEach(System.out::println);
    }
}
