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

/**
 * Keeps copies of accounts in a service that does not own accounts and has no {@code UserUpdatedListener} of its own. One that has
 * needs a {@code UserCreatedListener} and a {@code UserErasedListener}, too.
 */
@AutoConfiguration(after = {DataAutoConfiguration.class, PrivacyAutoConfiguration.class})
@AutoConfigurationPackage
@ConditionalOnBean(PersonErasure.class)
@ConditionalOnMissingBean(name = {"userUpdatedListener", "userUpdatedPublisher"})
public class AccountsAutoConfiguration {
    @Bean
    UserCreatedListener userCreatedListener(ReplicaStore replicas) {
        return new UserCreatedListener(replicas);
    }

    @Bean
    UserUpdatedListener userUpdatedListener(ReplicaStore replicas, PersonErasure erasure) {
        return new UserUpdatedListener(replicas, erasure);
    }

    @Bean
    UserErasedListener userErasedListener(ReplicaStore replicas, PersonErasure erasure) {
        return new UserErasedListener(replicas, erasure);
    }
}
