package io.movers.notifications;

import io.movers.common.accounts.AccountMapping;
import io.movers.notifications.models.User;
import io.movers.notifications.services.MailDeliveryService;
import io.movers.notifications.services.MailsEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds beans that the component scan does not find. */
@Configuration(proxyBeanMethods = false)
class NotificationsConfiguration {
    /** Later events do not carry the code that the first one brought. */
    @Bean
    AccountMapping accountMapping() {
        return (account, msg) -> User.of(account, null);
    }

    @Bean
    MailsEndpoint mailsEndpoint(MailDeliveryService mails) {
        return new MailsEndpoint(mails);
    }
}
