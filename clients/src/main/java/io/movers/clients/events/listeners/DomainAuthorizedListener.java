package io.movers.clients.events.listeners;

import io.movers.clients.models.Domain;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.DomainAuthorized;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
class DomainAuthorizedListener extends Listener<DomainAuthorized> {
    private final ReplicaStore replicas;

    DomainAuthorizedListener(ReplicaStore replicas) {
        super(Subjects.DOMAIN_AUTHORIZED);
        this.replicas = replicas;
    }

    @Override
    public void onMessage(DomainAuthorized event, Message msg) {
        replicas.apply(Domain.of(event, msg.publishedAt()), msg);
        msg.ack();
    }
}
