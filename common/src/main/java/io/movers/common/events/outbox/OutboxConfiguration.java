package io.movers.common.events.outbox;

import io.movers.common.data.Aggregate;
import io.movers.common.data.AggregateStore;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.engine.EventJson;
import io.movers.common.events.engine.EventMetrics;
import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.transport.Transport;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The outbox and its relay. */
@Configuration(proxyBeanMethods = false)
public class OutboxConfiguration {
    @Bean
    Outbox outbox(AggregateStore store, OutboxRelay relay, EventJson json, Clock clock) {
        return new AggregateOutbox(store, relay, json, clock);
    }

    @Bean
    OutboxRelay outboxRelay(
            MongoTemplate template,
            ListableBeanFactory beans,
            Transport transport,
            EventsProperties properties,
            EventMetrics metrics,
            Clock clock) {
        return new OutboxRelay(
                new PendingEvents(template, publishingTypes(beans)), transport, properties, metrics, clock);
    }

    /** Read from the publishers' declarations, not from the publishers: they need the outbox themselves. */
    private static List<Class<?>> publishingTypes(ListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanNamesForType(Publisher.class))
                .map(beans::getType)
                .map(publisher -> ResolvableType.forClass(Publisher.class, publisher))
                .<Class<?>>map(publisher -> publisher.getGeneric(0).resolve(Aggregate.class))
                .distinct()
                .toList();
    }
}
