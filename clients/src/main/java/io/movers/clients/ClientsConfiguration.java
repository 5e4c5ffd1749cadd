package io.movers.clients;

import io.movers.clients.models.User;
import io.movers.common.accounts.AccountMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service copies of other services' data. */
@Configuration(proxyBeanMethods = false)
class ClientsConfiguration {
    @Bean
    AccountMapping accountMapping() {
        return (account, msg) -> User.of(account, msg.publishedAt());
    }
}
