package io.movers.common.accounts;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.UserUpdated;
import io.movers.common.privacy.PersonErasure;

/** Keeps the service's copies of accounts. */
class UserUpdatedListener extends Listener<UserUpdated> {
    private final ReplicaStore replicas;
    private final AccountMapping mapping;
    private final PersonErasure erasure;

    UserUpdatedListener(ReplicaStore replicas, AccountMapping mapping, PersonErasure erasure) {
        super(Subjects.USER_UPDATED);
        this.replicas = replicas;
        this.mapping = mapping;
        this.erasure = erasure;
    }

    @Override
    public void onMessage(UserUpdated event, Message msg) {
        if (replicas.change(mapping.map(event, msg), msg)) {
            erasure.follow(event);
            msg.ack();
        } // otherwise redelivered: the account's creation has not arrived yet
    }
}
