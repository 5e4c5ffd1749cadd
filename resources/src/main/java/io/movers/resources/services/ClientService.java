package io.movers.resources.services;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Message;
import io.movers.common.events.contract.ClientState;
import io.movers.resources.models.Client;
import io.movers.resources.models.ClientRepository;
import org.springframework.stereotype.Service;

/** Keeps the copies of companies, and the company names in resources and reservations. */
@Service
public class ClientService {
    private final ClientRepository clients;
    private final ReplicaStore replicas;
    private final RenamePropagation renames;

    ClientService(ClientRepository clients, ReplicaStore replicas, RenamePropagation renames) {
        this.clients = clients;
        this.replicas = replicas;
        this.renames = renames;
    }

    /** Applies a change of a company. The copy is written last, because it contains the former name until then. */
    public void update(ClientState event, Message msg) {
        long version = event.version() == null ? 0 : event.version();
        clients.findById(event.id())
                .filter(known -> known.version() < version)
                .filter(known -> !known.getName().equals(event.name()))
                .ifPresent(known -> renames.propagate(known.getName(), event.name()));
        replicas.apply(Client.of(event), msg);
    }
}
