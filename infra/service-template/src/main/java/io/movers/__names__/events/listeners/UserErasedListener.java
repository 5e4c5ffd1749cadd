package io.movers.__names__.events.listeners;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.UserUpdated;
import io.movers.common.privacy.PersonErasure;
import io.movers.__names__.models.User;
import org.springframework.stereotype.Component;

/** Erases what this service stores about the owner of an account. */
@Component
class UserErasedListener extends Listener<UserUpdated> {
    private final ReplicaStore replicas;
    private final PersonErasure erasure;

    UserErasedListener(ReplicaStore replicas, PersonErasure erasure) {
        super(Subjects.USER_ERASED);
        this.replicas = replicas;
        this.erasure = erasure;
    }

    @Override
    public void onMessage(UserUpdated event, Message msg) {
        replicas.apply(User.of(event), msg);
        erasure.follow(event);
        msg.ack();
    }
}
