package io.movers.common.accounts;

import io.movers.common.data.DataAutoConfiguration;
import io.movers.common.data.ReplicaStore;
import io.movers.common.privacy.PersonErasure;
import io.movers.common.privacy.PrivacyAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps copies of accounts in every service that does not own them. A service may say what it copies ({@link AccountMapping}), and replace a
 * listener by one of its own with the same name.
 */
@AutoConfiguration(after = {DataAutoConfiguration.class, PrivacyAutoConfiguration.class})
@ConditionalOnBean(PersonErasure.class)
@ConditionalOnMissingBean(name = "userUpdatedPublisher")
public class AccountsAutoConfiguration {
    /** For services that need no more of an account than its company and role. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(AccountMapping.class)
    @AutoConfigurationPackage
    static class AccountsConfiguration {
        @Bean
        AccountMapping accountMapping() {
            return (account, msg) -> Account.of(account);
        }
    }

    @Bean
    @ConditionalOnMissingBean(name = "userCreatedListener")
    UserCreatedListener userCreatedListener(ReplicaStore replicas, AccountMapping mapping) {
        return new UserCreatedListener(replicas, mapping);
    }

    @Bean
    @ConditionalOnMissingBean(name = "userUpdatedListener")
    UserUpdatedListener userUpdatedListener(ReplicaStore replicas, AccountMapping mapping, PersonErasure erasure) {
        return new UserUpdatedListener(replicas, mapping, erasure);
    }

    @Bean
    @ConditionalOnMissingBean(name = "userErasedListener")
    UserErasedListener userErasedListener(ReplicaStore replicas, AccountMapping mapping, PersonErasure erasure) {
        return new UserErasedListener(replicas, mapping, erasure);
    }
}
