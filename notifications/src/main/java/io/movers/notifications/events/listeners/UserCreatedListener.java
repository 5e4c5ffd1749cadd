package io.movers.notifications.events.listeners;

import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.UserCreated;
import io.movers.notifications.services.AccountMailService;
import org.springframework.stereotype.Component;

/** Copies a new account and mails its activation. */
@Component
class UserCreatedListener extends Listener<UserCreated> {
    private final AccountMailService mails;

    UserCreatedListener(AccountMailService mails) {
        super(Subjects.USER_CREATED);
        this.mails = mails;
    }

    @Override
    public void onMessage(UserCreated event, Message msg) {
        if (mails.welcome(event, msg)) {
            msg.ack();
        } // otherwise redelivered: the mail has not been sent yet
    }
}
