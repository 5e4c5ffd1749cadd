package io.movers.common.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdlePauseTests {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicBoolean something = new AtomicBoolean();
    private final List<Long> looks = new ArrayList<>();
    private final IdlePause pause = new IdlePause(Duration.ofSeconds(1), Duration.ofSeconds(5), nanos::get);
    private final Runnable poll = pause.between(() -> {
        looks.add(Duration.ofNanos(nanos.get()).toSeconds());
        return something.get();
    });

    private void pollEachSecond(int seconds) {
        for (int i = 0; i < seconds; i++) {
            poll.run();
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        }
    }

    @Test
    void pollThatFindsNothingLooksLessAndLessOften() {
        pollEachSecond(18);

        assertThat(looks).containsExactly(0L, 2L, 6L, 11L, 16L);
    }

    @Test
    void pollThatFindsSomethingLooksEachTime() {
        pollEachSecond(10);
        looks.clear();
        something.set(true);

        pollEachSecond(5);

        assertThat(looks).containsExactly(11L, 12L, 13L, 14L);
    }

    @Test
    void endOfThePauseLetsThePollLookTheNextTime() {
        pollEachSecond(8);
        looks.clear();

        pause.end();
        pollEachSecond(3);

        assertThat(looks).containsExactly(8L, 10L);
    }

    @Test
    void whatIsStoredDuringALookInVainIsLookedForTheNextTime() {
        List<Long> all = new ArrayList<>();
        Runnable interrupted = pause.between(() -> {
            all.add(Duration.ofNanos(nanos.get()).toSeconds());
            pause.end();
            return false;
        });

        for (int i = 0; i < 3; i++) {
            interrupted.run();
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        }

        assertThat(all).containsExactly(0L, 1L, 2L);
    }
}
