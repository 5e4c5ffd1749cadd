package io.movers.clients.events.publishers;

import io.movers.clients.models.Client;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.ClientUpdated;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class ClientUpdatedPublisher extends Publisher<Client, ClientUpdated> {
    ClientUpdatedPublisher(Outbox outbox) {
        super(Subjects.CLIENT_UPDATED, Client.class, outbox);
    }

    @Override
    protected ClientUpdated event(Client client) {
        return new ClientUpdated(
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
