package io.movers.resources.services;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.movers.resources.models.ResourceRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckupPollerTests {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final ResourceRepository resources = mock();
    private final Clock clock = mock();
    private final CheckupPoller poller = new CheckupPoller(resources, mock(), mock(), clock);

    @BeforeEach
    void noCheckupIsScheduled() {
        when(resources.findEarliestCheckup()).thenReturn(Optional.empty());
        pollAt(NOW);
    }

    private void pollAt(Instant time) {
        when(clock.instant()).thenReturn(time);
        poller.poll();
    }

    private void verifyLooks(int looks) {
        verify(resources, times(looks)).findEarliestCheckup();
    }

    @Test
    void pollWithoutDueCheckupsLooksAgainAfterThreeSeconds() {
        pollAt(NOW.plusSeconds(1));
        pollAt(NOW.plusMillis(2_999));
        verifyLooks(1);

        pollAt(NOW.plusSeconds(3));
        verifyLooks(2);
    }

    @Test
    void pollLooksAfterAResourceWasStored() {
        poller.noteChange();
        pollAt(NOW.plusSeconds(1));

        verifyLooks(2);
    }

    @Test
    void pollOpensACheckupInTheSecondInWhichItFallsDue() {
        when(resources.findEarliestCheckup()).thenReturn(Optional.of(NOW.plusSeconds(5)));
        poller.noteChange();
        pollAt(NOW.plusSeconds(1));
        pollAt(NOW.plusSeconds(4));
        verify(resources, never()).findCheckupsDue(any(), anyInt());

        pollAt(NOW.plusSeconds(5));

        verify(resources).findCheckupsDue(NOW.plusSeconds(5), 100);
    }

    @Test
    void pollGoesOnLookingWhileCheckupsAreOverdue() {
        when(resources.findEarliestCheckup()).thenReturn(Optional.of(NOW));
        poller.noteChange();
        pollAt(NOW.plusSeconds(1));
        pollAt(NOW.plusSeconds(2));

        verify(resources, times(2)).findCheckupsDue(any(), anyInt());
    }
}
