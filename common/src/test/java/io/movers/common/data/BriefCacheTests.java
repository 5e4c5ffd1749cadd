package io.movers.common.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BriefCacheTests {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();
    private final BriefCache<String, Integer> cache = new BriefCache<>(nanos::get);

    private int get(String key) {
        return cache.get(key, read -> reads.incrementAndGet());
    }

    @Test
    void whatWasReadWithinASecondIsNotReadAgain() {
        get("a");
        nanos.addAndGet(Duration.ofMillis(999).toNanos());

        assertThat(get("a")).isEqualTo(1);
    }

    @Test
    void whatIsASecondOldIsReadAgain() {
        get("a");
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(get("a")).isEqualTo(2);
    }

    @Test
    void whatIsForgottenIsReadAgain() {
        get("a");
        get("b");
        cache.forget("a");

        assertThat(get("b")).isEqualTo(2);
        assertThat(get("a")).isEqualTo(3);
        cache.forgetAll();
        assertThat(get("b")).isEqualTo(4);
    }

    @Test
    void whatChangesWhileItIsReadIsNotRemembered() {
        cache.get("a", key -> {
            cache.forget("a");
            return 7;
        });

        assertThat(cache.recent("a")).isNull();
    }

    @Test
    void oldestEntryMakesWayForTheTenThousandAndFirst() {
        for (int i = 0; i <= 10_000; i++) {
            get("key " + i);
        }

        assertThat(cache.recent("key 0")).isNull();
        assertThat(cache.recent("key 1")).isEqualTo(2);
    }
}
