package io.movers.common.docs;

import io.movers.common.ServiceProperties;
import io.movers.common.events.Listener;
import io.movers.common.events.Publisher;
import io.movers.common.events.autoconfigure.EventsAutoConfiguration;
import io.movers.common.events.docs.AsyncApi;
import io.movers.common.events.transport.Transport;
import io.movers.common.schema.Examples;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Adds the description of a service's events to its API documentation, if it has events. */
@AutoConfiguration(after = EventsAutoConfiguration.class)
@ConditionalOnBean(Transport.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class EventDocsAutoConfiguration {
    @Bean
    AsyncApi asyncApi(
            ServiceProperties service,
            ObjectProvider<Publisher<?, ?>> publishers,
            ObjectProvider<Listener<?>> listeners) {
        return new AsyncApi(
                service,
                publishers.stream().map(Publisher::subject).toList(),
                listeners.stream().map(Listener::subject).toList(),
                Examples.of(Examples.EVENTS));
    }

    @Bean
    EventDocsRoutes eventDocsRoutes(AsyncApi asyncApi) {
        return new EventDocsRoutes(asyncApi);
    }
}
