package io.movers.common.events.deadletter;

import io.movers.common.events.consumer.ListenerInvoker;
import io.movers.common.events.engine.Backoff;
import io.movers.common.events.engine.EventMetrics;
import io.movers.common.events.engine.EventsProperties;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Where events wait that could not be handled yet. */
@Configuration(proxyBeanMethods = false)
public class DeadLetterConfiguration {
    @Bean
    DeadLetters parkedEvents(MongoTemplate template, EventsProperties properties, Clock clock) {
        return new DeadLetters(
                template, new Backoff(properties.parkedRetryFirst(), properties.parkedRetryLongest()), clock);
    }

    @Bean
    DeadLetterRetry parkedEventRetry(
            DeadLetters parked, ListenerInvoker handling, EventsProperties properties, EventMetrics metrics) {
        return new DeadLetterRetry(parked, handling, properties, metrics);
    }

    @Bean
    EventsEndpoint eventsEndpoint(DeadLetters parked) {
        return new EventsEndpoint(parked);
    }
}
