package io.movers.auth.events.publishers;

import io.movers.auth.models.ResetCode;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.PasswordReset;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class PasswordResetPublisher extends Publisher<ResetCode, PasswordReset> {
    PasswordResetPublisher(Outbox outbox) {
        super(Subjects.PASSWORD_RESET, ResetCode.class, outbox);
    }

    @Override
    protected PasswordReset event(ResetCode request) {
        return new PasswordReset(
                request.getVersion(),
                request.getUserId(),
                request.getCode(),
                request.isActivation(),
                request.getExpiresAt());
    }
}
