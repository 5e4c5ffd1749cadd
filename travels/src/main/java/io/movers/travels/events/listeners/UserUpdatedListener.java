package io.movers.travels.events.listeners;

import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.Subject;
import io.movers.common.events.UserUpdated;
import io.movers.common.models.ReplicaStore;
import io.movers.travels.models.User;
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
        if (replicas.change(User.of(event), msg.state())) {
            msg.ack();
        }
    }
}
