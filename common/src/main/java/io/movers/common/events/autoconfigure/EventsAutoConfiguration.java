package io.movers.common.events.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.movers.common.OptionalLibrary;
import io.movers.common.ServiceProperties;
import io.movers.common.TripProperties;
import io.movers.common.data.AggregateStore;
import io.movers.common.data.DataAutoConfiguration;
import io.movers.common.data.DatabaseReadiness;
import io.movers.common.data.DatabaseReturns;
import io.movers.common.data.Replica;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Publisher;
import io.movers.common.events.consumer.EventConsumers;
import io.movers.common.events.deadletter.DeadLetterConfiguration;
import io.movers.common.events.deadletter.DeadLetters;
import io.movers.common.events.engine.EventJson;
import io.movers.common.events.engine.EventMetrics;
import io.movers.common.events.engine.EventsProperties;
import io.movers.common.events.engine.ListenerInvoker;
import io.movers.common.events.jetstream.JetStreamTransport;
import io.movers.common.events.operations.BrokerHealth;
import io.movers.common.events.operations.BrokerMetrics;
import io.movers.common.events.operations.ResyncEndpoint;
import io.movers.common.events.outbox.OutboxConfiguration;
import io.movers.common.events.resync.IdsListedListener;
import io.movers.common.events.resync.Resync;
import io.movers.common.events.resync.ResyncAfterLoss;
import io.movers.common.events.streaming.StreamingTransport;
import io.movers.common.events.transport.Transport;
import io.movers.common.scheduling.BackgroundTask;
import io.movers.common.tracing.Tracing;
import io.movers.common.tracing.TracingAutoConfiguration;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mapping.PersistentEntity;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import tools.jackson.databind.json.JsonMapper;

/** Connects a service's publishers and listeners to the broker. Nothing connects before the life cycle starts. */
@AutoConfiguration(
        after = {DataAutoConfiguration.class, TracingAutoConfiguration.class},
        afterName = {
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@EnableConfigurationProperties({EventsProperties.class, ServiceProperties.class, TripProperties.class})
@Import({OutboxConfiguration.class, DeadLetterConfiguration.class})
public class EventsAutoConfiguration {
    private static final OptionalLibrary NATS_STREAMING =
            new OptionalLibrary("io.nats:java-nats-streaming", "io.nats.streaming.NatsStreaming");

    /** Ticks in milliseconds, as MongoDB stores time: an event must not be more precise than the stored state. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), ChronoUnit.MILLIS.getDuration());
    }

    @Bean
    EventJson eventJson(JsonMapper mapper) {
        return new EventJson(mapper);
    }

    @Bean
    EventMetrics eventMetrics(ObjectProvider<MeterRegistry> registry, Clock clock) {
        return new EventMetrics(registry.getIfAvailable(SimpleMeterRegistry::new), clock);
    }

    @Bean
    @ConditionalOnMissingBean
    Transport transport(ServiceProperties service, EventsProperties properties) {
        return properties.transport().equals(EventsProperties.STREAMING)
                ? streamingTransport(service, properties)
                : new JetStreamTransport(service.name(), properties);
    }

    private static Transport streamingTransport(ServiceProperties service, EventsProperties properties) {
        NATS_STREAMING.requireBecause("EVENTS_TRANSPORT is " + EventsProperties.STREAMING);
        return new StreamingTransport(service.name(), properties);
    }

    @Bean
    IdsListedListener idsListedListener(MongoMappingContext mappings, ReplicaStore replicas) {
        List<Class<? extends Replica>> types = mappings.getPersistentEntities().stream()
                .map(PersistentEntity::getType)
                .filter(type -> Replica.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()))
                .<Class<? extends Replica>>map(type -> type.asSubclass(Replica.class))
                .toList();
        return new IdsListedListener(types, replicas);
    }

    @Bean
    ListenerInvoker listenerInvoker(ObjectProvider<Listener<?>> listeners, EventJson json) {
        return new ListenerInvoker(listeners.stream().toList(), json);
    }

    @Bean
    EventConsumers eventConsumers(
            ListenerInvoker invoker,
            Transport transport,
            DeadLetters deadLetters,
            EventsProperties properties,
            EventMetrics metrics,
            DatabaseReadiness database,
            Tracing tracing,
            Clock clock) {
        return new EventConsumers(invoker, transport, deadLetters, properties, metrics, database, tracing, clock);
    }

    @Bean
    Resync resync(
            ObjectProvider<Publisher<?, ?>> publishers,
            AggregateStore store,
            Transport transport,
            EventJson json,
            Tracing tracing,
            Clock clock) {
        return new Resync(publishers.stream().toList(), store, transport, json, tracing, clock);
    }

    @Bean
    BackgroundTask resyncAfterLoss(Resync resync, Transport transport) {
        return ResyncAfterLoss.task(resync, transport);
    }

    @Bean
    BackgroundTask resyncForgotten(Resync resync, DatabaseReturns database) {
        return ResyncAfterLoss.taskForDatabase(resync, database);
    }

    @Bean
    ResyncEndpoint resyncEndpoint(Resync resync) {
        return new ResyncEndpoint(resync);
    }

    @Bean
    BrokerMetrics brokerMetrics(Transport transport) {
        return new BrokerMetrics(transport);
    }

    @Bean
    BrokerHealth brokerHealthIndicator(Transport transport) {
        return new BrokerHealth(transport);
    }
}
