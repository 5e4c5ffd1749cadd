package io.movers.resources.events.listeners;

import io.movers.common.events.ClientUpdated;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.Subject;
import io.movers.common.models.ReplicaStore;
import io.movers.resources.models.Client;
import io.movers.resources.services.CompanyNames;
import org.springframework.stereotype.Component;

@Component
class ClientUpdatedListener extends Listener<ClientUpdated> {
    private final ReplicaStore replicas;
    private final CompanyNames names;

    ClientUpdatedListener(ReplicaStore replicas, CompanyNames names) {
        super(Subject.CLIENT_UPDATED);
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
