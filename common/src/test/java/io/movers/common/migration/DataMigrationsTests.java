package io.movers.common.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DataMigrationsTests {
    private static final Duration PAUSE = Duration.ofMillis(5);

    private DataMigrations takeover = new DataMigrations(List.of());

    @AfterEach
    void stop() {
        takeover.stop();
    }

    @Test
    void aStepThatFailsIsTriedAgainAndHoldsUpNobody() {
        AtomicInteger failing = new AtomicInteger();
        AtomicInteger working = new AtomicInteger();
        takeover = new DataMigrations(
                List.of(
                        step(() -> {
                            if (failing.incrementAndGet() < 4) {
                                throw new IllegalStateException("away");
                            }
                            return 1;
                        }),
                        step(working::incrementAndGet)),
                PAUSE);

        takeover.start();

        await().until(failing::get, tries -> tries == 4);
        await().during(PAUSE.multipliedBy(20)).until(failing::get, tries -> tries == 4);
        assertThat(working).as("what has worked is done").hasValue(1);
    }

    @Test
    void itIsDoneBehindTheStartAndEndsWithTheService() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        takeover = new DataMigrations(List.of(step(() -> {
            begun.countDown();
            try {
                never.await();
                return 0;
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new IllegalStateException(e);
            }
        })));

        takeover.start();
        begun.await();
        assertThat(takeover.isRunning()).isTrue();
        takeover.stop();

        interrupted.await();
        assertThat(takeover.isRunning()).isFalse();
    }

    @Test
    void everyStartTakesOverAgain() {
        AtomicInteger runs = new AtomicInteger();
        takeover = new DataMigrations(List.of(step(runs::incrementAndGet)));

        takeover.start();
        await().until(runs::get, times -> times == 1);
        takeover.stop();
        takeover.start();

        await().until(runs::get, times -> times == 2);
    }

    private static DataMigration step(LongSupplier action) {
        return new DataMigration() {
            @Override
            public String name() {
                return "things";
            }

            @Override
            public long takeOver() {
                return action.getAsLong();
            }
        };
    }
}
