package io.movers.auth.events.publishers;

import io.movers.auth.models.Email;
import io.movers.common.events.EmailAuthorized;
import io.movers.common.events.Publisher;
import io.movers.common.events.Subject;
import io.movers.common.events.outbox.Outbox;
import org.springframework.stereotype.Component;

@Component
public class EmailAuthorizedPublisher extends Publisher<Email, EmailAuthorized> {
    EmailAuthorizedPublisher(Outbox outbox) {
        super(Subject.EMAIL_AUTHORIZED, Email.class, outbox);
    }

    @Override
    protected EmailAuthorized event(Email email) {
        return new EmailAuthorized(
                email.getId(),
                email.getVersion(),
                email.getEmail(),
                email.getClient(),
                email.getOffice(),
                email.isActive(),
                email.getCreatedAt());
    }
}
