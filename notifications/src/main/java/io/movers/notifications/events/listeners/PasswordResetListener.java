package io.movers.notifications.events.listeners;

import io.movers.common.events.EffectListener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.PasswordReset;
import io.movers.common.events.contract.Subjects;
import io.movers.notifications.services.AccountMailService;
import org.springframework.stereotype.Component;

/** Mails the code of a password reset. */
@Component
class PasswordResetListener extends EffectListener<PasswordReset> {
    private final AccountMailService mails;

    PasswordResetListener(AccountMailService mails) {
        super(Subjects.PASSWORD_RESET);
        this.mails = mails;
    }

    @Override
    public void onMessage(PasswordReset event, Message msg) {
        if (mails.resetPassword(event, msg)) {
            msg.ack();
        } // otherwise redelivered: the account is not known yet, or the mail has not been sent
    }
}
