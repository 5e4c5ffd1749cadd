package io.movers.common.security;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;

/** Sessions, roles and the one security chain, for every service. */
@AutoConfiguration
@EnableConfigurationProperties({SessionProperties.class, CorsProperties.class})
public class MoversSecurityAutoConfiguration {

    @Bean
    SessionTokens sessionTokens(SessionProperties properties, ObjectProvider<Clock> clock) {
        return new SessionTokens(properties, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    SessionCookies sessionCookies(SessionProperties properties) {
        return new SessionCookies(properties);
    }

    @Bean
    @ConditionalOnMissingBean
    SessionGate sessionGate(MongoOperations mongo) {
        return new SessionGate(mongo);
    }

    @Bean
    @ConditionalOnMissingBean
    Companies companies(MongoOperations mongo) {
        return new Companies(mongo);
    }
}
