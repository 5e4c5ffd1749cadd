package io.movers.common.events.outbox;

import io.movers.common.ServiceProperties;
import io.movers.common.data.Aggregate;
import io.movers.common.data.AggregateStore;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.engine.EventJson;
import io.movers.common.events.engine.EventMetrics;
import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.transport.Transport;
import io.movers.common.scheduling.BackgroundTask;
import io.movers.common.scheduling.Backoff;
import io.movers.common.scheduling.IdlePause;
import io.movers.common.tracing.Tracing;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Wires the outbox, its relay and its sweep. */
@Configuration(proxyBeanMethods = false)
public class OutboxConfiguration {
    /** While there is nothing to send, the sweep looks for what other replicas left behind this many times less often. */
    private static final int IDLE_INTERVALS = 6;

    @Bean
    Outbox outbox(AggregateStore store, OutboxRelay relay, EventJson json, Tracing tracing, Clock clock) {
        return new AggregateOutbox(store, relay, json, tracing, clock);
    }

    @Bean
    OutboxRelay outboxRelay(
            PendingEvents pending, OutboxSender sender, Transport transport, EventsProperties properties) {
        return new OutboxRelay(pending, sender, transport, properties.sendTimeout());
    }

    @Bean
    BackgroundTask outboxSweep(
            PendingEvents pending,
            OutboxSender sender,
            Transport transport,
            EventsProperties properties,
            EventMetrics metrics,
            AggregateStore store,
            Clock clock) {
        OutboxSweep sweep = new OutboxSweep(pending, sender, transport, properties.sweepAge(), metrics, clock);
        Duration interval = properties.sweepInterval();
        IdlePause pause = new IdlePause(interval, interval.multipliedBy(IDLE_INTERVALS));
        store.onStored((type, id) -> pause.end());
        BackgroundTask task =
                BackgroundTask.every(interval, "outbox-sweep", OutboxRelay.PHASE, pause.between(sweep::run));
        transport.onConnected(() -> {
            sweep.requestEverything();
            pause.end();
            task.runSoon();
        });
        return task;
    }

    @Bean
    OutboxSender outboxSender(
            PendingEvents pending,
            Transport transport,
            EventsProperties properties,
            EventMetrics metrics,
            Tracing tracing,
            Clock clock) {
        Backoff backoff = new Backoff(properties.retryFirst(), properties.retryLongest());
        return new OutboxSender(
                pending, transport, backoff, properties.sendTimeout(), metrics::published, tracing, clock);
    }

    @Bean
    SubjectOwnership subjectOwnership(ServiceProperties service, ObjectProvider<Publisher<?, ?>> publishers) {
        return new SubjectOwnership(service.name(), publishers.stream().toList());
    }

    @Bean
    PendingEvents pendingEvents(MongoTemplate template, ListableBeanFactory beans) {
        return new PendingEvents(template, publishingTypes(beans));
    }

    /** Reads the types from the publishers' declarations, because the publishers themselves need the outbox first. */
    private static List<Class<?>> publishingTypes(ListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanNamesForType(Publisher.class))
                .map(beans::getType)
                .map(publisher -> ResolvableType.forClass(Publisher.class, publisher))
                .<Class<?>>map(publisher -> publisher.getGeneric(0).resolve(Aggregate.class))
                .distinct()
                .toList();
    }
}
