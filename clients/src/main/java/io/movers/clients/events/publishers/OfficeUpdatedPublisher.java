package io.movers.clients.events.publishers;

import io.movers.common.events.Outbox;
import io.movers.common.events.contract.OfficeUpdated;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class OfficeUpdatedPublisher extends OfficePublisher<OfficeUpdated> {
    OfficeUpdatedPublisher(Outbox outbox) {
        super(Subjects.OFFICE_UPDATED, OfficeUpdated::new, outbox);
    }
}
