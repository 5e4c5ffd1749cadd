package io.movers.common.events.deadletter;

import io.movers.common.data.DatabaseReadiness;
import io.movers.common.events.engine.EventMetrics;
import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.engine.ListenerInvoker;
import io.movers.common.retention.RetentionProperties;
import io.movers.common.retention.RetentionRule;
import io.movers.common.scheduling.BackgroundTask;
import io.movers.common.scheduling.Backoff;
import io.movers.common.scheduling.IdlePause;
import io.movers.common.tracing.Tracing;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/** Wires the dead letters, their retry and their endpoint. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionProperties.class)
public class DeadLetterConfiguration {
    private static final int PHASE = 3000;
    /** While there are no dead letters, it looks this many times less often for those of other replicas. */
    private static final int IDLE_INTERVALS = 4;

    /** Registers the document class, which no service's entity scan finds; without this its indexes would not be created. */
    @Bean
    DeadLetters deadLetters(
            MongoTemplate template, MongoMappingContext mappings, EventsProperties properties, Clock clock) {
        mappings.getPersistentEntity(DeadLetter.class);
        return new DeadLetters(
                template, new Backoff(properties.parkedRetryFirst(), properties.parkedRetryLongest()), clock);
    }

    @Bean
    BackgroundTask deadLetterRetry(
            DeadLetters deadLetters,
            ListenerInvoker invoker,
            EventsProperties properties,
            EventMetrics metrics,
            DatabaseReadiness database,
            Tracing tracing,
            Clock clock) {
        DeadLetterRetry retry =
                new DeadLetterRetry(deadLetters, invoker, properties.giveUpAfter(), metrics, tracing, clock);
        Duration interval = properties.parkedPoll();
        IdlePause pause = new IdlePause(interval, interval.multipliedBy(IDLE_INTERVALS));
        deadLetters.onParked(pause::end);
        Runnable look = pause.between(() -> !database.isReady() || retry.retryDue());
        return BackgroundTask.every(interval, "dead-letter-retry", PHASE, look);
    }

    @Bean
    RetentionRule deadLetterRetention(DeadLetters deadLetters, RetentionProperties retention) {
        return new RetentionRule("dead letters", retention.deadLettersKeepDays(), deadLetters::removeBefore);
    }

    @Bean
    EventsEndpoint eventsEndpoint(DeadLetters deadLetters) {
        return new EventsEndpoint(deadLetters);
    }
}
