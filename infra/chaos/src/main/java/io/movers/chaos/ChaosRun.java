package io.movers.chaos;

import io.movers.chaos.harness.Suite;
import io.movers.chaos.harness.Waiting;
import io.movers.chaos.history.History;
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
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs the suite under load and faults, heals and drains it, and judges what it did. */
public final class ChaosRun {
    private static final Duration SHORTEST_DRAIN_LIMIT = Duration.ofSeconds(90);
    /** A consumer that was deleted reads the stream from its beginning, which takes the longer the longer a run was. */
    private static final int PART_TO_DRAIN = 4;

    private static final Duration STUCK = Duration.ofSeconds(30);
    private static final long SETTLE_MILLIS = 1_500;
    private static final long BETWEEN_VERDICTS_MILLIS = 1_000;
    private static final long LOST_MICROS = 1_000_000;

    private final ChaosConfig config;
    private final Duration drainLimit;

    private ChaosRun(ChaosConfig config, Duration drainLimit) {
        this.config = config;
        this.drainLimit = drainLimit;
    }

    public static Report of(ChaosConfig config) {
        return new ChaosRun(config, drainLimit(config.duration())).run();
    }

    /** A run that waits only so long for everything to become right. */
    public static Report of(ChaosConfig config, Duration drainLimit) {
        return new ChaosRun(config, drainLimit).run();
    }

    private static Duration drainLimit(Duration run) {
        Duration part = run.dividedBy(PART_TO_DRAIN);
        return part.compareTo(SHORTEST_DRAIN_LIMIT) > 0 ? part : SHORTEST_DRAIN_LIMIT;
    }

    private Report run() {
        long begin = System.nanoTime();
        Path historyFile = config.folder().resolve("history.jsonl");
        try (Suite suite = Suite.start(config);
                Recorder recorder = new Recorder(historyFile)) {
            Instant origin = Instant.now().minusNanos(recorder.now() * 1_000);
            Duration startup = since(begin);
            var api = new Api(suite, recorder);
            var crowd = new Crowd(config, suite, api);
            crowd.settle();
            var schedule = Schedule.of(config.seed(), config.duration(), config.faults(), config.longestPause());
            var nemesis = new Nemesis(suite, recorder, schedule);
            crowd.start();
            nemesis.start();
            Waiting.pause(config.duration().toMillis());
            crowd.stop();
            nemesis.heal();
            long healed = System.nanoTime();
            try (var reader = new EvidenceReader(suite, config.transport().equals("jetstream"), origin)) {
                Waiting.until(drainLimit, reader::isConsumed);
                new Probes(suite, api, crowd.world()).send(EndedSessions.ended(recorder.history()));
                List<Violation> violations = drain(reader, recorder, nemesis.windows(), healed);
                return new Report(
                        config, recorder.history(), nemesis.windows(), violations, startup, since(healed), historyFile);
            }
        }
    }

    /** Judges until nothing is wrong any more, and once again a little later, or until nothing changes or the time is up. */
    private List<Violation> drain(EvidenceReader reader, Recorder recorder, List<FaultWindow> faults, long healed) {
        History history = judged(recorder.history(), faults);
        boolean wasRight = false;
        Set<String> before = Set.of();
        long changed = System.nanoTime();
        Duration more = waitsForClock(faults);
        while (true) {
            List<Violation> violations = Verdict.of(reader.read(history, faults));
            Set<String> now = violations.stream().map(Violation::what).collect(Collectors.toSet());
            if (!now.equals(before)) {
                before = now;
                changed = System.nanoTime();
            }
            boolean settled = violations.isEmpty() && reader.isConsumed();
            boolean stuck = since(changed).compareTo(STUCK.plus(more)) > 0
                    || since(healed).compareTo(drainLimit.plus(more)) > 0;
            if ((settled && wasRight) || (!violations.isEmpty() && stuck)) {
                return violations;
            }
            wasRight = settled;
            if (!Waiting.pause(settled ? SETTLE_MILLIS : BETWEEN_VERDICTS_MILLIS)) {
                return violations;
            }
        }
    }

    /** A replica whose clock was ahead has put off what it could not do until a time that comes so much later. */
    private static Duration waitsForClock(List<FaultWindow> faults) {
        return faults.stream().anyMatch(window -> window.kind() == FaultKind.CLOCK_AHEAD)
                ? Duration.ofSeconds(Nemesis.SECONDS_AHEAD)
                : Duration.ZERO;
    }

    /** Nobody knows whether what was acknowledged just before a database lost its last writes has happened. */
    private static History judged(History history, List<FaultWindow> faults) {
        List<FaultWindow> losses = faults.stream()
                .filter(window -> window.kind() == FaultKind.DATABASE_LOSES_WRITES)
                .toList();
        return history.withUnknown(command -> command.isOk()
                && losses.stream()
                        .anyMatch(
                                loss -> command.end() >= loss.start() - LOST_MICROS && command.start() <= loss.end()));
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
