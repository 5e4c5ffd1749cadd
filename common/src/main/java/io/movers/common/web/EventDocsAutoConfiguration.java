package io.movers.common.web;

import io.movers.common.ServiceProperties;
import io.movers.common.events.Listener;
import io.movers.common.events.Publisher;
import io.movers.common.events.autoconfigure.EventsAutoConfiguration;
import io.movers.common.events.docs.AsyncApi;
import io.movers.common.events.transport.Transport;
import io.swagger.v3.core.converter.ModelConverters;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Adds the description of a service's events to its API documentation, if it has events. */
@AutoConfiguration(after = EventsAutoConfiguration.class)
@ConditionalOnClass(ModelConverters.class)
@ConditionalOnBean(Transport.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
public class EventDocsAutoConfiguration {
    @Bean
    AsyncApi asyncApi(
            ServiceProperties service,
            ObjectProvider<Publisher<?, ?>> publishers,
            ObjectProvider<Listener<?>> listeners,
            Transport transport,
            JsonMapper mapper) {
        return new AsyncApi(
                service, publishers.stream().toList(), listeners.stream().toList(), transport, mapper);
    }

    @Bean
    EventDocsRoutes eventDocsRoutes(AsyncApi asyncApi) {
        return new EventDocsRoutes(asyncApi);
    }
}
