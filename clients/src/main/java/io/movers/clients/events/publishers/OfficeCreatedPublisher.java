package io.movers.clients.events.publishers;

import io.movers.common.events.Outbox;
import io.movers.common.events.contract.OfficeCreated;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class OfficeCreatedPublisher extends OfficePublisher<OfficeCreated> {
    OfficeCreatedPublisher(Outbox outbox) {
        super(Subjects.OFFICE_CREATED, OfficeCreated::new, outbox);
    }
}
