package io.movers.clients.events.publishers;

import io.movers.common.events.Outbox;
import io.movers.common.events.contract.ClientCreated;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class ClientCreatedPublisher extends ClientPublisher<ClientCreated> {
    ClientCreatedPublisher(Outbox outbox) {
        super(Subjects.CLIENT_CREATED, ClientCreated::new, outbox);
    }
}
