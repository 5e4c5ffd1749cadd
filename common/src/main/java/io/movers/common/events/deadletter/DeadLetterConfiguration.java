package io.movers.common.events.deadletter;

import io.movers.common.events.engine.EventMetrics;
import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.engine.ListenerInvoker;
import io.movers.common.scheduling.BackgroundTask;
import io.movers.common.scheduling.Backoff;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Wires the dead letters, their retry and their endpoint. */
@Configuration(proxyBeanMethods = false)
public class DeadLetterConfiguration {
    private static final int PHASE = 3000;

    @Bean
    DeadLetters deadLetters(MongoTemplate template, EventsProperties properties, Clock clock) {
        return new DeadLetters(
                template, new Backoff(properties.parkedRetryFirst(), properties.parkedRetryLongest()), clock);
    }

    @Bean
    DeadLetterRetry deadLetterRetry(DeadLetters deadLetters, ListenerInvoker invoker, EventMetrics metrics) {
        return new DeadLetterRetry(deadLetters, invoker, metrics);
    }

    @Bean
    BackgroundTask deadLetterRetryTask(DeadLetterRetry retry, EventsProperties properties) {
        return BackgroundTask.every(properties.parkedPoll(), "dead-letter-retry", PHASE, retry::retryDue);
    }

    @Bean
    EventsEndpoint eventsEndpoint(DeadLetters deadLetters) {
        return new EventsEndpoint(deadLetters);
    }
}
