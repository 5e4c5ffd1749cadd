package io.movers.locations.events.listeners;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.UserUpdated;
import io.movers.locations.models.User;
import org.springframework.stereotype.Component;

@Component
class UserUpdatedListener extends Listener<UserUpdated> {
    private final ReplicaStore replicas;

    UserUpdatedListener(ReplicaStore replicas) {
        super(Subjects.USER_UPDATED);
        this.replicas = replicas;
    }

    @Override
    public void onMessage(UserUpdated event, Message msg) {
        replicas.apply(User.of(event), msg);
        msg.ack();
    }
}
