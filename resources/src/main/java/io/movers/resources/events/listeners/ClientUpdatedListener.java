package io.movers.resources.events.listeners;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.ClientUpdated;
import io.movers.common.events.contract.Subjects;
import io.movers.resources.models.Client;
import io.movers.resources.services.CompanyNames;
import org.springframework.stereotype.Component;

@Component
class ClientUpdatedListener extends Listener<ClientUpdated> {
    private final ReplicaStore replicas;
    private final CompanyNames names;

    ClientUpdatedListener(ReplicaStore replicas, CompanyNames names) {
        super(Subjects.CLIENT_UPDATED);
        this.replicas = replicas;
        this.names = names;
    }

    @Override
    public void onMessage(ClientUpdated event, Message msg) {
        names.carryAlong(event);
        replicas.apply(Client.of(event), msg.state());
        msg.ack();
    }
}
