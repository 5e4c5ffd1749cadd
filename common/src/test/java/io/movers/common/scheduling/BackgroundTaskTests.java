package io.movers.common.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundTaskTests {
    private static final Duration SHORT = Duration.ofMillis(20);

    private @Nullable BackgroundTask task;

    @AfterEach
    void stop() {
        if (task != null) {
            task.stop();
        }
    }

    @Test
    void repeatedWorkRunsAgainAfterEachInterval() {
        AtomicInteger runs = new AtomicInteger();
        start(BackgroundTask.every(SHORT, "repeats", 0, runs::incrementAndGet));

        await().until(() -> runs.get() >= 3);
    }

    @Test
    void pauseGrowsWhileTheWorkFails() {
        List<Long> starts = new CopyOnWriteArrayList<>();
        start(BackgroundTask.once(new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1)), "fails", 0, () -> {
            starts.add(System.nanoTime());
            if (starts.size() < 4) {
                throw new IllegalStateException("not yet");
            }
        }));

        await().until(() -> starts.size() == 4);
        assertThat(pauseMillis(starts, 0)).isGreaterThanOrEqualTo(40);
        assertThat(pauseMillis(starts, 1)).isGreaterThanOrEqualTo(80);
        assertThat(pauseMillis(starts, 2)).isGreaterThanOrEqualTo(160);
    }

    @Test
    void workToBeDoneOnceEndsWithItsFirstSuccess() {
        AtomicInteger runs = new AtomicInteger();
        start(BackgroundTask.once(new Backoff(SHORT, SHORT), "once", 0, () -> {
            if (runs.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        }));

        await().until(runs::get, count -> count == 3);
        await().during(SHORT.multipliedBy(20)).until(runs::get, count -> count == 3);
    }

    @Test
    void errorDoesNotEndTheTask() {
        AtomicInteger runs = new AtomicInteger();
        start(BackgroundTask.every(SHORT, "breaks", 0, () -> {
            if (runs.incrementAndGet() == 1) {
                throw new NoClassDefFoundError("broken");
            }
        }));

        await().until(() -> runs.get() >= 3);
    }

    @Test
    void runsAreCountedByTheirOutcome() {
        var meters = new SimpleMeterRegistry();
        AtomicInteger runs = new AtomicInteger();
        BackgroundTask counted = BackgroundTask.once(new Backoff(SHORT, SHORT), "counted", 0, () -> {
            if (runs.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        });
        counted.measureWith(meters);
        start(counted);

        await().until(() -> count(meters, "done") == 1);
        assertThat(count(meters, "failed")).isEqualTo(2);
    }

    private static long count(MeterRegistry meters, String outcome) {
        Timer timer = meters.find("movers.background.runs")
                .tags("task", "counted", "outcome", outcome)
                .timer();
        return timer == null ? 0 : timer.count();
    }

    @Test
    void runRequestedDuringARunFollowsAtOnceAndDoesNotOverlap() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger mostAtOnce = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        BackgroundTask requested = BackgroundTask.every(Duration.ofHours(1), "requested", 0, () -> {
            mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
            begun.countDown();
            awaitQuietly(release);
            running.decrementAndGet();
            runs.incrementAndGet();
        });
        start(requested);
        requested.runSoon();
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

        requested.runSoon();
        requested.runSoon();
        release.countDown();

        await().until(runs::get, count -> count == 2);
        assertThat(mostAtOnce).hasValue(1);
    }

    @Test
    void stopInterruptsARunThatDoesNotEnd() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        BackgroundTask stuck = BackgroundTask.once(new Backoff(SHORT, SHORT), "stuck", 0, () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        start(stuck);
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

        stuck.stop();

        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(stuck.isRunning()).isFalse();
    }

    @Test
    void stoppedTaskRunsAgainAfterTheNextStart() {
        AtomicInteger runs = new AtomicInteger();
        BackgroundTask restarted =
                BackgroundTask.once(new Backoff(SHORT, SHORT), "restarted", 0, runs::incrementAndGet);
        start(restarted);
        await().until(runs::get, count -> count == 1);

        restarted.stop();
        restarted.runSoon();
        restarted.start();

        await().until(runs::get, count -> count == 2);
    }

    @Test
    void workOnRequestWaitsForTheRequest() {
        AtomicInteger runs = new AtomicInteger();
        BackgroundTask onRequest =
                BackgroundTask.onRequest(new Backoff(SHORT, SHORT), "on-request", 0, runs::incrementAndGet);
        start(onRequest);
        await().during(SHORT.multipliedBy(5)).until(runs::get, count -> count == 0);

        onRequest.runSoon();

        await().until(runs::get, count -> count == 1);
    }

    @Test
    void failedWorkOnRequestIsCarriedOutAfterTheNextStart() {
        AtomicInteger runs = new AtomicInteger();
        Backoff hourly = new Backoff(Duration.ofHours(1), Duration.ofHours(1));
        BackgroundTask onRequest = BackgroundTask.onRequest(hourly, "on-request", 0, () -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
        });
        start(onRequest);
        onRequest.runSoon();
        await().until(runs::get, count -> count == 1);

        onRequest.stop();
        onRequest.start();

        await().until(runs::get, count -> count == 2);
    }

    private void start(BackgroundTask starting) {
        task = starting;
        starting.start();
    }

    private static long pauseMillis(List<Long> starts, int index) {
        return TimeUnit.NANOSECONDS.toMillis(starts.get(index + 1) - starts.get(index));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
