package io.movers.common.privacy;

import io.movers.common.ServiceProperties;
import io.movers.common.data.AggregateStore;
import io.movers.common.data.DataAutoConfiguration;
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

    @Bean
    PersonalDocuments personalDocuments(
            MongoTemplate template, MongoMappingContext mappings, ServiceProperties service) {
        return new PersonalDocuments(template, mappings, service.name());
    }

    @Bean
    PersonErasure personErasure(MongoTemplate template, PersonalDocuments documents) {
        return new PersonErasure(template, documents);
    }

    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnProperty("movers.service.person-path")
    PersonalDataRoute personalDataRoute(PersonalDocuments documents) {
        return new PersonalDataRoute(documents);
    }
}
