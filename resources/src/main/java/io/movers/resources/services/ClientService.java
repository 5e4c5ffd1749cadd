package io.movers.resources.services;

import io.movers.common.data.CopiedNames;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Message;
import io.movers.common.events.contract.ClientState;
import io.movers.resources.models.Client;
import io.movers.resources.models.Resource;
import org.springframework.stereotype.Service;

/**
 * Keeps the copies of companies, and the company names in resources and reservations. A resource that gets a former name while its company is
 * renamed follows.
 */
@Service
public class ClientService {
    private final CopiedNames names;
    private final RenamePropagation renames;

    ClientService(ReplicaStore replicas, RenamePropagation renames) {
        this.names = replicas.names(Client.class);
        this.renames = renames;
    }

    /** Applies an event to the copy of a company, and renames the company in its resources and reservations. */
    public void apply(ClientState event, Message msg) {
        names.apply(Client.of(event), event.name(), msg, renames::propagate);
    }

    /** Renames the company of a resource that was stored with a name that the company has no more. */
    void catchUp(Resource resource) {
        names.catchUp(resource.getClient(), renames::propagate);
    }
}
