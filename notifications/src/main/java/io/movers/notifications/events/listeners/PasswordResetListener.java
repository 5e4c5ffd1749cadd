package io.movers.notifications.events.listeners;

import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.PasswordReset;
import io.movers.common.events.contract.Subjects;
import io.movers.notifications.models.User;
import io.movers.notifications.models.Users;
import io.movers.notifications.services.AccountMails;
import org.springframework.stereotype.Component;

@Component
class PasswordResetListener extends Listener<PasswordReset> {
    private final Users users;
    private final AccountMails mails;

    PasswordResetListener(Users users, AccountMails mails) {
        super(Subjects.PASSWORD_RESET);
        this.users = users;
        this.mails = mails;
    }

    /** An account that is not known yet will be: the event is left to come again. */
    @Override
    public void onMessage(PasswordReset event, Message msg) {
        User user = users.find(event.userId());
        if (user != null && mails.reset(event, user, msg)) {
            msg.ack();
        }
    }
}
