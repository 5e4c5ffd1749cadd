package io.movers.resources.events.listeners;

import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.ClientState;
import io.movers.common.events.contract.Subjects;
import io.movers.resources.services.ClientService;
import org.springframework.stereotype.Component;

/** Keeps the copies of companies. A late event tells a name that the company had for a while. */
@Component
class ClientCreatedListener extends Listener<ClientState> {
    private final ClientService clients;

    ClientCreatedListener(ClientService clients) {
        super(Subjects.CLIENT_CREATED);
        this.clients = clients;
    }

    @Override
    public void onMessage(ClientState event, Message msg) {
        clients.apply(event, msg);
        msg.ack();
    }
}
