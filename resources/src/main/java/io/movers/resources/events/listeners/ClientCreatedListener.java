package io.movers.resources.events.listeners;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.ClientState;
import io.movers.common.events.contract.Subjects;
import io.movers.resources.models.Client;
import org.springframework.stereotype.Component;

/** Keeps the copies of companies. */
@Component
class ClientCreatedListener extends Listener<ClientState> {
    private final ReplicaStore replicas;

    ClientCreatedListener(ReplicaStore replicas) {
        super(Subjects.CLIENT_CREATED);
        this.replicas = replicas;
    }

    @Override
    public void onMessage(ClientState event, Message msg) {
        replicas.apply(Client.of(event), msg);
        msg.ack();
    }
}
