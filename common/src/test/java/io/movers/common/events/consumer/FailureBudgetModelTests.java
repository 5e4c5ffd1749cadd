package io.movers.common.events.consumer;

import io.movers.common.events.ReplicaState;
import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.transport.Delivery;
import io.movers.common.events.transport.Envelope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Whatever threads count and forget at once, the budget answers as if one did it after the other. */
@Param(name = "event", gen = IntGen.class, conf = "0:3")
public class FailureBudgetModelTests {
    private static final EventsProperties PROPERTIES = new Binder(
                    new MapConfigurationPropertySource(Map.of("movers.events.failing-limit", "2")))
            .bindOrCreate("movers.events", EventsProperties.class);
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final FailureBudget budget = new FailureBudget(PROPERTIES, CLOCK);

    @Operation
    public boolean fails(@Param(name = "event") int event) {
        return budget.isExhausted(new Failed("e" + event), "cause");
    }

    @Operation
    public void isHandled(@Param(name = "event") int event) {
        budget.forget("e" + event);
    }

    @Test
    void itsAnswersFitOneOrder() {
        new ModelCheckingOptions()
                .iterations(5)
                .invocationsPerIteration(100)
                .threads(2)
                .actorsPerThread(2)
                .check(FailureBudgetModelTests.class);
    }

    private record Failed(String id) implements Delivery {
        @Override
        public Envelope envelope() {
            return new Envelope(id, "user:created", "", new byte[0], ReplicaState.FULL, null, Instant.EPOCH);
        }

        @Override
        public long deliveries() {
            return 1;
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
