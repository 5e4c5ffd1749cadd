package io.movers.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.servers.TargetFolders;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Load and faults, always the same. What it finds can be had again: the report names the seed. */
class ChaosIT {
    private static final Map<String, String> SHORT = Map.of("CHAOS_SECONDS", "20", "CHAOS_SEED", "1");
    private static final Map<String, String> A_MINUTE = Map.of("CHAOS_SECONDS", "60", "CHAOS_SEED", "2");

    @Test
    @EnabledIf(value = "io.movers.chaos.LongRuns#areAskedFor", disabledReason = "see the line that begins with NOT RUN")
    void theSuiteKeepsItsPromisesThroughSomeFaults() {
        keepsItsPromises(SHORT);
    }

    @Test
    @EnabledIf(value = "io.movers.chaos.LongRuns#areAskedFor", disabledReason = "see the line that begins with NOT RUN")
    void theSuiteKeepsItsPromisesThroughAMinuteOfFaults() {
        keepsItsPromises(A_MINUTE);
    }

    private static void keepsItsPromises(Map<String, String> environment) {
        Report report = ChaosRun.of(ChaosConfig.fromEnvironment(environment, TargetFolders.lasting("chaos")));

        System.out.println(report);
        assertThat(report.isGreen()).as(report.toString()).isTrue();
    }
}
