package io.movers.notifications;

import io.movers.notifications.services.MailDeliveryService;
import io.movers.notifications.services.MailsEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds beans that the component scan does not find. */
@Configuration(proxyBeanMethods = false)
class NotificationsConfiguration {
    @Bean
    MailsEndpoint mailsEndpoint(MailDeliveryService mails) {
        return new MailsEndpoint(mails);
    }
}
