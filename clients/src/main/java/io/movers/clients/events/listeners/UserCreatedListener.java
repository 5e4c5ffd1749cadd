package io.movers.clients.events.listeners;

import io.movers.clients.models.User;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.UserCreated;
import org.springframework.stereotype.Component;

@Component
class UserCreatedListener extends Listener<UserCreated> {
    private final ReplicaStore replicas;

    UserCreatedListener(ReplicaStore replicas) {
        super(Subjects.USER_CREATED);
        this.replicas = replicas;
    }

    /** Does not acknowledge a partial event without a last name, because that is not enough for a copy. */
    @Override
    public void onMessage(UserCreated event, Message msg) {
        if (msg.state() != ReplicaState.PARTIAL || event.lastName() != null) {
            replicas.apply(User.of(event, msg.publishedAt()), msg);
            msg.ack();
        }
    }
}
