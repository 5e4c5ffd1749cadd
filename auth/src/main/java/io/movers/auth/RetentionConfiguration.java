package io.movers.auth;

import io.movers.auth.services.ErasureService;
import io.movers.common.retention.RetentionProperties;
import io.movers.common.retention.RetentionRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what the service removes after some time. */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {
    @Bean
    RetentionRule archivedAccounts(RetentionProperties retention, ErasureService erasure) {
        return new RetentionRule(
                "personal data of archived accounts", retention.archivedKeepDays(), erasure::eraseArchivedBefore);
    }
}
