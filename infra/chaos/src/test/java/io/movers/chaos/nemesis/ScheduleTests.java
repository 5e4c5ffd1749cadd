package io.movers.chaos.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScheduleTests {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(2_500);
    private static final Set<FaultKind> ALL = EnumSet.allOf(FaultKind.class);

    @Test
    void theSameSeedGivesTheSameFaults() {
        assertThat(Schedule.of(7, MINUTE, ALL, PAUSE)).isEqualTo(Schedule.of(7, MINUTE, ALL, PAUSE));
        assertThat(Schedule.of(7, MINUTE, ALL, PAUSE)).isNotEqualTo(Schedule.of(8, MINUTE, ALL, PAUSE));
    }

    @Test
    void faultsEndInTimeAndAreOfTheAllowedKindsOnly() {
        Set<FaultKind> kinds = EnumSet.of(FaultKind.KILL_SERVICE, FaultKind.MUTE_BROKER);

        assertThat(Schedule.of(7, MINUTE, kinds, PAUSE).faults()).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.kind()).isIn(kinds);
            assertThat(fault.atMillis() + fault.lastsMillis()).isLessThanOrEqualTo(MINUTE.toMillis());
        });
    }

    @Test
    void everyKindHappensInTwoMinutes() {
        assertThat(Schedule.of(7, Duration.ofMinutes(2), ALL, PAUSE).faults().stream()
                        .map(Fault::kind)
                        .collect(Collectors.toSet()))
                .isEqualTo(ALL);
    }

    @Test
    void longerPausesMakeFewerFaults() {
        assertThat(Schedule.of(7, MINUTE, ALL, Duration.ofSeconds(20)).faults())
                .hasSizeLessThan(Schedule.of(7, MINUTE, ALL, PAUSE).faults().size());
    }

    @Test
    void withoutKindsNothingHappens() {
        assertThat(Schedule.of(7, MINUTE, Set.of(), PAUSE).faults()).isEmpty();
    }
}
