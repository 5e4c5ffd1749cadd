package io.movers.chaos.off;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.servers.TargetFolders;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker can see: without any one of the mechanisms it names the promise that breaks, within a minute. */
@EnabledIf(value = "io.movers.chaos.LongRuns#areAskedFor", disabledReason = "see the line that begins with NOT RUN")
class SwitchedOffIT {
    /** Consumers that are deleted read again whatever has been published; with more people the last mechanisms would wait for that. */
    private static final Map<String, String> A_FEW_PEOPLE =
            Map.of("CHAOS_SECONDS", "20", "CHAOS_SEED", "1", "CHAOS_PEOPLE", "12");

    private static MechanismRun run;

    @BeforeAll
    static void start() {
        run = MechanismRun.start(A_FEW_PEOPLE, TargetFolders.lasting("chaos-off"));
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @ParameterizedTest
    @EnumSource
    void withoutItTheCheckerNamesTheBrokenPromise(Mechanism mechanism) {
        MechanismRun.Sight sight = run.without(mechanism);

        System.out.println(sight);
        assertThat(sight.broken()).as(sight.toString()).isPresent();
        assertThat(sight.after()).isLessThan(Duration.ofMinutes(1));
    }
}
