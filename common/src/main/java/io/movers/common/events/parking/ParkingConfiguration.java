package io.movers.common.events.parking;

import io.movers.common.events.Backoff;
import io.movers.common.events.EventMetrics;
import io.movers.common.events.EventsProperties;
import io.movers.common.events.delivery.EventHandling;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Where events wait that could not be handled yet. */
@Configuration(proxyBeanMethods = false)
public class ParkingConfiguration {
    @Bean
    ParkedEvents parkedEvents(MongoTemplate template, EventsProperties properties, Clock clock) {
        return new ParkedEvents(
                template, new Backoff(properties.parkedRetryFirst(), properties.parkedRetryLongest()), clock);
    }

    @Bean
    ParkedEventRetry parkedEventRetry(
            ParkedEvents parked, EventHandling handling, EventsProperties properties, EventMetrics metrics) {
        return new ParkedEventRetry(parked, handling, properties, metrics);
    }

    @Bean
    EventsEndpoint eventsEndpoint(ParkedEvents parked) {
        return new EventsEndpoint(parked);
    }
}
