package io.movers.resources.services;

import io.movers.common.events.contract.ClientState;
import io.movers.resources.models.Clients;
import org.springframework.stereotype.Service;

/** Carries the resources of a company along to its new name. */
@Service
public class CompanyNames {
    private final Clients clients;
    private final Renaming renaming;

    CompanyNames(Clients clients, Renaming renaming) {
        this.clients = clients;
        this.renaming = renaming;
    }

    /** To be called before the copy of the company shows the event, for the copy still knows the former name. */
    public void carryAlong(ClientState event) {
        long version = event.version() == null ? 0 : event.version();
        clients.findById(event.id())
                .filter(known -> known.getVersion() == null || known.getVersion() < version)
                .filter(known -> !known.getName().equals(event.name()))
                .ifPresent(known -> renaming.carryAlong(known.getName(), event.name()));
    }
}
