package io.movers.clients.events.publishers;

import io.movers.common.events.Outbox;
import io.movers.common.events.contract.ClientUpdated;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class ClientUpdatedPublisher extends ClientPublisher<ClientUpdated> {
    ClientUpdatedPublisher(Outbox outbox) {
        super(Subjects.CLIENT_UPDATED, ClientUpdated::new, outbox);
    }
}
