package io.movers.clients.events.listeners;

import io.movers.clients.models.Domain;
import io.movers.common.data.CopyListener;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.contract.DomainAuthorized;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
class DomainAuthorizedListener extends CopyListener<DomainAuthorized> {
    DomainAuthorizedListener(ReplicaStore replicas) {
        super(Subjects.DOMAIN_AUTHORIZED, replicas, (event, msg) -> Domain.of(event, msg.publishedAt()));
    }
}
