package io.movers.resources.events.listeners;

import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.ClientState;
import io.movers.common.events.contract.Subjects;
import io.movers.resources.services.ClientService;
import org.springframework.stereotype.Component;

/** Keeps the copies of companies, and renames a company in its resources. */
@Component
class ClientUpdatedListener extends Listener<ClientState> {
    private final ClientService clients;

    ClientUpdatedListener(ClientService clients) {
        super(Subjects.CLIENT_UPDATED);
        this.clients = clients;
    }

    @Override
    public void onMessage(ClientState event, Message msg) {
        clients.apply(event, msg);
        msg.ack();
    }
}
