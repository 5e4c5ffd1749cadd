package io.movers.auth.events.publishers;

import io.movers.auth.models.Email;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.EmailAuthorized;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class EmailAuthorizedPublisher extends Publisher<Email, EmailAuthorized> {
    EmailAuthorizedPublisher(Outbox outbox) {
        super(Subjects.EMAIL_AUTHORIZED, Email.class, outbox);
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
