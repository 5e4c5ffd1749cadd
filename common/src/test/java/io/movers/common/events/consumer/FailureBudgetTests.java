package io.movers.common.events.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.common.events.ReplicaState;
import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.transport.Delivery;
import io.movers.common.events.transport.Envelope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FailureBudgetTests {
    private final TestClock clock = new TestClock();
    private final FailureBudget failing = new FailureBudget(properties(), clock);

    @Test
    void anEventIsParkedWhenItHasFailedOftenOrLongEnough() {
        assertThat(failing.mustPark(new Failed("often", 1))).isFalse();
        assertThat(failing.mustPark(new Failed("often", 19))).isFalse();
        assertThat(failing.mustPark(new Failed("often", 20))).isTrue();

        assertThat(failing.mustPark(new Failed("long", 1))).isFalse();
        clock.pass(Duration.ofMinutes(59));
        assertThat(failing.mustPark(new Failed("long", 2))).isFalse();
        clock.pass(Duration.ofMinutes(1));
        assertThat(failing.mustPark(new Failed("long", 3))).isTrue();
    }

    @Test
    void moreThanMayFailAtOnceAreParkedUntilOneIsThrough() {
        failing.mustPark(new Failed("first", 1));
        failing.mustPark(new Failed("second", 1));
        assertThat(failing.mustPark(new Failed("third", 1))).isTrue();

        failing.forget("first");

        assertThat(failing.mustPark(new Failed("third", 2))).isFalse();
        assertThat(failing.mustPark(new Failed("fourth", 1))).isTrue();
    }

    /** Each replica that an event fails at notes it; only the one that handles it in the end hears of that. */
    @Test
    void thoseThatOtherReplicasHaveHandledDoNotCountForEver() {
        failing.mustPark(new Failed("handled elsewhere", 1));
        clock.pass(Duration.ofMinutes(59));
        failing.mustPark(new Failed("still failing", 1));
        clock.pass(Duration.ofMinutes(11));
        assertThat(failing.mustPark(new Failed("new", 1))).isTrue();

        clock.pass(Duration.ofMinutes(1));

        assertThat(failing.mustPark(new Failed("new", 2))).isFalse();
        assertThat(failing.mustPark(new Failed("newer", 1))).isTrue();
    }

    private static EventsProperties properties() {
        return new Binder(new MapConfigurationPropertySource(Map.of("movers.events.failing-limit", "2")))
                .bindOrCreate("movers.events", EventsProperties.class);
    }

    private static final class TestClock extends Clock {
        private Instant now = Instant.EPOCH;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private record Failed(String id, long deliveries) implements Delivery {
        @Override
        public Envelope envelope() {
            return new Envelope(id, "user:created", "", new byte[0], ReplicaState.FULL, null, Instant.EPOCH);
        }

        @Override
        public @Nullable Instant publishedAt() {
            return null;
        }

        @Override
        public void ack() {}

        @Override
        public void retryAfter(Duration delay) {}

        @Override
        public void giveBack() {}

        @Override
        public void working() {}
    }
}
