package io.movers.common.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTests {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final List<Instant> ends = new ArrayList<>();
    private int left = 250;

    private long remove(Instant end, int most) {
        ends.add(end);
        int removed = Math.min(left, most);
        left -= removed;
        return removed;
    }

    @Test
    void zeroDaysKeepForEver() {
        new Retention(List.of(new RetentionRule("rows", 0, this::remove)), CLOCK).run();

        assertThat(ends).isEmpty();
    }

    @Test
    void olderRowsAreRemovedStepByStepUntilNoneIsLeft() {
        new Retention(List.of(new RetentionRule("rows", 30, this::remove)), CLOCK).run();

        assertThat(left).isZero();
        assertThat(ends).hasSize(3).containsOnly(Instant.parse("2026-10-27T12:00:00Z"));
    }

    @Test
    void aRunHasAnEnd() {
        left = Integer.MAX_VALUE;

        new Retention(List.of(new RetentionRule("rows", 30, this::remove)), CLOCK).run();

        assertThat(ends).hasSize(500);
    }
}
