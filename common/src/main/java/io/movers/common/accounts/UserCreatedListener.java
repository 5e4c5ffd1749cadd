package io.movers.common.accounts;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.UserCreated;

/** Keeps the service's copies of accounts. */
class UserCreatedListener extends Listener<UserCreated> {
    private final ReplicaStore replicas;
    private final AccountMapping mapping;

    UserCreatedListener(ReplicaStore replicas, AccountMapping mapping) {
        super(Subjects.USER_CREATED);
        this.replicas = replicas;
        this.mapping = mapping;
    }

    /** Copies the account. An event of a Node service without a last name is not acknowledged, so that it is delivered again. */
    @Override
    public void onMessage(UserCreated event, Message msg) {
        if (msg.state() != ReplicaState.PARTIAL || event.lastName() != null) {
            replicas.apply(mapping.map(event, msg), msg);
            msg.ack();
        }
    }
}
