package io.movers.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.servers.TargetFolders;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A minute of load and faults, always the same. What it finds can be had again: the report names the seed. */
@EnabledIfSystemProperty(named = "chaos.all", matches = "true", disabledReason = "make test-all runs it")
class ChaosIT {
    private static final Map<String, String> A_MINUTE = Map.of("CHAOS_SECONDS", "60", "CHAOS_SEED", "1");

    @Test
    void theSuiteKeepsItsPromisesThroughAMinuteOfFaults() {
        Report report = ChaosRun.of(ChaosConfig.fromEnvironment(A_MINUTE, TargetFolders.lasting("chaos")));

        System.out.println(report);
        assertThat(report.isGreen()).as(report.toString()).isTrue();
    }
}
