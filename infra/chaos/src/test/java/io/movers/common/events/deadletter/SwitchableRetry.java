package io.movers.common.events.deadletter;

import io.movers.chaos.off.Switch;
import io.movers.common.events.engine.EventMetrics;
import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.engine.ListenerInvoker;
import io.movers.common.scheduling.BackgroundTask;
import io.movers.common.tracing.Tracing;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The retry of dead letters, which may do nothing. */
@Configuration(proxyBeanMethods = false)
public class SwitchableRetry {
    private static final int PHASE = 3000;

    @Bean
    BackgroundTask switchableRetry(
            DeadLetters deadLetters,
            ListenerInvoker invoker,
            EventsProperties properties,
            EventMetrics metrics,
            Tracing tracing,
            Clock clock) {
        DeadLetterRetry retry =
                new DeadLetterRetry(deadLetters, invoker, properties.giveUpAfter(), metrics, tracing, clock);
        return BackgroundTask.every(properties.parkedPoll(), "dead-letter-retry", PHASE, () -> {
            if (!Switch.isOff("dead-letter-retry")) {
                retry.retryDue();
            }
        });
    }
}
