package io.movers.chaos.off;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.servers.TargetFolders;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker can see: without any one of the mechanisms it names the promise that breaks, within a minute. */
@EnabledIfSystemProperty(named = "chaos.all", matches = "true", disabledReason = "make test-all runs it")
class SwitchedOffIT {
    private static final Map<String, String> HALF_A_MINUTE = Map.of("CHAOS_SECONDS", "25", "CHAOS_SEED", "1");

    private static MechanismRun run;

    @BeforeAll
    static void start() {
        run = MechanismRun.start(HALF_A_MINUTE, TargetFolders.lasting("chaos-off"));
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
