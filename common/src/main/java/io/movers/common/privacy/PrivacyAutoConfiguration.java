package io.movers.common.privacy;

import io.movers.common.ServiceProperties;
import io.movers.common.data.AggregateStore;
import io.movers.common.data.DataAutoConfiguration;
import io.movers.common.data.DatabaseReadiness;
import io.movers.common.scheduling.BackgroundTask;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/** Auto-configuration of what people may see and have erased, in services that store something about them. */
@AutoConfiguration(after = DataAutoConfiguration.class)
@ConditionalOnBean(AggregateStore.class)
public class PrivacyAutoConfiguration {
    private static final int PHASE = 3000;
    private static final Duration LATEST = Duration.ofDays(31);

    @Bean
    PersonalDocuments personalDocuments(
            MongoTemplate template, MongoMappingContext mappings, ServiceProperties service) {
        return new PersonalDocuments(template, mappings, service.name());
    }

    @Bean
    PersonErasure personErasure(MongoTemplate template, PersonalDocuments documents) {
        return new PersonErasure(template, documents);
    }

    /** Every hour. Events are in the stream for 30 days, so nothing comes later than that. */
    @Bean
    BackgroundTask latecomersErasure(PersonErasure erasure, DatabaseReadiness database, Clock clock) {
        return BackgroundTask.every(Duration.ofHours(1), "erasure", PHASE, () -> {
            database.requireReady();
            erasure.eraseLatecomers(clock.instant().minus(LATEST));
        });
    }

    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnProperty("movers.service.person-path")
    PersonalDataRoute personalDataRoute(PersonalDocuments documents) {
        return new PersonalDataRoute(documents);
    }
}
