package io.movers.clients.events.publishers;

import io.movers.clients.models.Client;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.ClientState;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class ClientCreatedPublisher extends Publisher<Client, ClientState> {
    ClientCreatedPublisher(Outbox outbox) {
        super(Subjects.CLIENT_CREATED, Client.class, outbox);
    }

    @Override
    protected ClientState event(Client client) {
        return ClientStates.of(client);
    }
}
