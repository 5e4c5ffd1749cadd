package io.movers.clients.events.listeners;

import io.movers.clients.models.User;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.Subject;
import io.movers.common.events.UserUpdated;
import io.movers.common.models.ReplicaStore;
import java.time.Clock;
import org.springframework.stereotype.Component;

@Component
class UserUpdatedListener extends Listener<UserUpdated> {
    private final ReplicaStore replicas;
    private final Clock clock;

    UserUpdatedListener(ReplicaStore replicas, Clock clock) {
        super(Subject.USER_UPDATED);
        this.replicas = replicas;
        this.clock = clock;
    }

    @Override
    public void onMessage(UserUpdated event, Message msg) {
        replicas.apply(User.of(event, clock.instant()), msg.state());
        msg.ack();
    }
}
