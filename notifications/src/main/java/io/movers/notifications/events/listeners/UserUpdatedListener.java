package io.movers.notifications.events.listeners;

import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.UserUpdated;
import io.movers.notifications.models.Users;
import org.springframework.stereotype.Component;

@Component
class UserUpdatedListener extends Listener<UserUpdated> {
    private final Users users;

    UserUpdatedListener(Users users) {
        super(Subjects.USER_UPDATED);
        this.users = users;
    }

    @Override
    public void onMessage(UserUpdated event, Message msg) {
        if (users.change(event, msg.state())) {
            msg.ack();
        }
    }
}
