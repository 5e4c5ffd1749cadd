package io.movers.clients.events.listeners;

import io.movers.clients.models.User;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.Subject;
import io.movers.common.events.UserUpdated;
import io.movers.common.models.ReplicaStore;
import org.springframework.stereotype.Component;

@Component
class UserUpdatedListener extends Listener<UserUpdated> {
    private final ReplicaStore replicas;

    UserUpdatedListener(ReplicaStore replicas) {
        super(Subject.USER_UPDATED);
        this.replicas = replicas;
    }

    @Override
    public void onMessage(UserUpdated event, Message msg) {
        if (replicas.change(User.of(event, msg.publishedAt()), msg.state())) {
            msg.ack();
        }
    }
}
