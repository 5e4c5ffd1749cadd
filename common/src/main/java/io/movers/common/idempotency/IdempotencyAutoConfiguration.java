package io.movers.common.idempotency;

import io.movers.common.data.AggregateStore;
import io.movers.common.data.DataAutoConfiguration;
import io.movers.common.web.WebAutoConfiguration;
import jakarta.servlet.Filter;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/** Auto-configuration of requests that can be repeated, in services with a database. */
@AutoConfiguration(after = DataAutoConfiguration.class, before = WebAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(AggregateStore.class)
@EnableConfigurationProperties(IdempotencyProperties.class)
public class IdempotencyAutoConfiguration {

    /** Registers the document class, which no service's entity scan finds; without this its indexes would not be created. */
    @Bean
    IdempotencyKeys idempotencyKeys(
            MongoTemplate template,
            MongoMappingContext mappings,
            AggregateStore store,
            IdempotencyProperties properties,
            ObjectProvider<Clock> clock) {
        mappings.getPersistentEntity(KeyRecord.class);
        Clock time = clock.getIfAvailable(Clock::systemUTC);
        return new IdempotencyKeys(new KeyRecords(template, properties, time), store, time);
    }

    /** Inside of every other filter, so that it sees the answer as the route gave it. */
    @Bean
    FilterRegistrationBean<Filter> answerRecorder() {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new AnswerRecorder());
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }
}
