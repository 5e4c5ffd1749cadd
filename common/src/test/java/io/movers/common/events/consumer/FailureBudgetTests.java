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
    private static final String SUBJECT = "user:created";
    private static final String CAUSE = "not acknowledged";

    private final TestClock clock = new TestClock();
    private final FailureBudget budget = new FailureBudget(properties(), clock);

    @Test
    void eventThatFailedOftenOrLongEnoughIsParked() {
        assertThat(isExhausted("often", 1)).isFalse();
        assertThat(isExhausted("often", 19)).isFalse();
        assertThat(isExhausted("often", 20)).isTrue();

        assertThat(isExhausted("long", 1)).isFalse();
        clock.pass(Duration.ofMinutes(59));
        assertThat(isExhausted("long", 2)).isFalse();
        clock.pass(Duration.ofMinutes(1));
        assertThat(isExhausted("long", 3)).isTrue();
    }

    @Test
    void eventsBeyondTheBudgetAreParkedAtOnceUntilOneIsHandled() {
        isExhausted("first", 1);
        isExhausted("second", 1);
        assertThat(isExhausted("third", 1)).isTrue();

        budget.forget("first");

        assertThat(isExhausted("third", 2)).isFalse();
        assertThat(isExhausted("fourth", 1)).isTrue();
    }

    @Test
    void eachSubjectAndEachCauseHasItsOwnBudget() {
        isExhausted("first", 1);
        isExhausted("second", 1);
        assertThat(isExhausted("third", 1)).isTrue();

        assertThat(budget.isExhausted(new Failed("other subject", "travel:finished", 1), CAUSE))
                .isFalse();
        assertThat(budget.isExhausted(new Failed("other cause", SUBJECT, 1), "java.lang.IllegalStateException"))
                .isFalse();
    }

    @Test
    void anotherCauseDoesNotRestartTheTimeOfAnEvent() {
        isExhausted("event", 1);
        clock.pass(Duration.ofHours(1));

        assertThat(budget.isExhausted(new Failed("event", SUBJECT, 2), "java.lang.IllegalStateException"))
                .isTrue();
    }

    /** Each replica in which an event fails counts it, but only the one that finally handles it learns that. */
    @Test
    void eventsHandledByOtherReplicasDoNotCountForEver() {
        isExhausted("handled elsewhere", 1);
        clock.pass(Duration.ofMinutes(59));
        isExhausted("still failing", 1);
        clock.pass(Duration.ofMinutes(11));
        assertThat(isExhausted("new", 1)).isTrue();

        clock.pass(Duration.ofMinutes(1));

        assertThat(isExhausted("new", 2)).isFalse();
        assertThat(isExhausted("newer", 1)).isTrue();
    }

    private boolean isExhausted(String id, long deliveries) {
        return budget.isExhausted(new Failed(id, SUBJECT, deliveries), CAUSE);
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

    private record Failed(String id, String subject, long deliveries) implements Delivery {
        @Override
        public Envelope envelope() {
            return new Envelope(id, subject, "", new byte[0], ReplicaState.FULL, null, Instant.EPOCH);
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
