package io.movers.common.accounts;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.UserUpdated;
import io.movers.common.privacy.PersonErasure;

/** Erases what the service stores about the owner of an account. */
class UserErasedListener extends Listener<UserUpdated> {
    private final ReplicaStore replicas;
    private final AccountMapping mapping;
    private final PersonErasure erasure;

    UserErasedListener(ReplicaStore replicas, AccountMapping mapping, PersonErasure erasure) {
        super(Subjects.USER_ERASED);
        this.replicas = replicas;
        this.mapping = mapping;
        this.erasure = erasure;
    }

    @Override
    public void onMessage(UserUpdated event, Message msg) {
        replicas.apply(mapping.map(event, msg), msg);
        erasure.follow(event);
        msg.ack();
    }
}
