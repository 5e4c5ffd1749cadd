package io.movers.clients.events.publishers;

import io.movers.clients.models.Client;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.ClientCreated;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class ClientCreatedPublisher extends Publisher<Client, ClientCreated> {
    ClientCreatedPublisher(Outbox outbox) {
        super(Subjects.CLIENT_CREATED, Client.class, outbox);
    }

    @Override
    protected ClientCreated event(Client client) {
        return new ClientCreated(
                client.getId(),
                client.getVersion(),
                client.getName(),
                client.getNit(),
                client.getLogo(),
                client.getMebAdmin(),
                client.getSuperAdminClient(),
                client.getDeletedAt());
    }
}
