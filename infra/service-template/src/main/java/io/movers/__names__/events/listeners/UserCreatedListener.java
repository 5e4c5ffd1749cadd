package io.movers.__names__.events.listeners;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.UserCreated;
import io.movers.__names__.models.User;
import org.springframework.stereotype.Component;

@Component
class UserCreatedListener extends Listener<UserCreated> {
    private final ReplicaStore replicas;

    UserCreatedListener(ReplicaStore replicas) {
        super(Subjects.USER_CREATED);
        this.replicas = replicas;
    }

    @Override
    public void onMessage(UserCreated event, Message msg) {
        replicas.apply(User.of(event), msg);
        msg.ack();
    }
}
