package io.movers.notifications.routes;

import io.movers.notifications.models.views.UndeliveredMailsView;
import io.movers.notifications.services.MailDeliveryService;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/mails}, on the management port: the mails that have not reached a mail server. */
@Component
@Endpoint(id = "mails")
public class MailsEndpoint {
    private final MailDeliveryService mails;

    MailsEndpoint(MailDeliveryService mails) {
        this.mails = mails;
    }

    @ReadOperation
    public UndeliveredMailsView undelivered() {
        return mails.undelivered();
    }
}
