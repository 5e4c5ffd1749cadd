package io.movers.resources.events.listeners;

import io.movers.common.data.CopyListener;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.contract.ClientState;
import io.movers.common.events.contract.Subjects;
import io.movers.resources.models.Client;
import org.springframework.stereotype.Component;

/** Keeps the copies of companies. */
@Component
class ClientCreatedListener extends CopyListener<ClientState> {
    ClientCreatedListener(ReplicaStore replicas) {
        super(Subjects.CLIENT_CREATED, replicas, Client::of);
    }
}
