package io.movers.auth.events.publishers;

import io.movers.auth.models.PasswordResetRequest;
import io.movers.common.events.PasswordReset;
import io.movers.common.events.Publisher;
import io.movers.common.events.Subject;
import io.movers.common.events.outbox.Outbox;
import org.springframework.stereotype.Component;

@Component
public class PasswordResetPublisher extends Publisher<PasswordResetRequest, PasswordReset> {
    PasswordResetPublisher(Outbox outbox) {
        super(Subject.PASSWORD_RESET, PasswordResetRequest.class, outbox);
    }

    @Override
    protected PasswordReset event(PasswordResetRequest request) {
        return new PasswordReset(
                request.getVersion(),
                request.getUserId(),
                request.getCode(),
                request.isActivation(),
                request.getExpiresAt());
    }
}
