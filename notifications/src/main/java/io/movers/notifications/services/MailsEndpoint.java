package io.movers.notifications.services;

import io.movers.notifications.models.views.UndeliveredMailsView;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/mails}, on the management port: the mails that have not reached a mail server. */
@Endpoint(id = "mails")
public class MailsEndpoint {
    private final MailDeliveryService mails;

    public MailsEndpoint(MailDeliveryService mails) {
        this.mails = mails;
    }

    @ReadOperation
    public UndeliveredMailsView undelivered() {
        return mails.undelivered();
    }
}
