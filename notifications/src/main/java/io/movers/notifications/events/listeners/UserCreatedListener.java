package io.movers.notifications.events.listeners;

import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.UserCreated;
import io.movers.notifications.models.User;
import io.movers.notifications.models.Users;
import io.movers.notifications.services.AccountMails;
import org.springframework.stereotype.Component;

@Component
class UserCreatedListener extends Listener<UserCreated> {
    private final Users users;
    private final AccountMails mails;

    UserCreatedListener(Users users, AccountMails mails) {
        super(Subjects.USER_CREATED);
        this.users = users;
        this.mails = mails;
    }

    @Override
    public void onMessage(UserCreated event, Message msg) {
        User user = users.apply(event, msg.state());
        if (mails.welcome(event, user, msg)) {
            msg.ack();
        }
    }
}
