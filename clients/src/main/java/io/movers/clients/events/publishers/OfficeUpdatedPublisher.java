package io.movers.clients.events.publishers;

import io.movers.clients.models.Office;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.OfficeState;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class OfficeUpdatedPublisher extends Publisher<Office, OfficeState> {
    OfficeUpdatedPublisher(Outbox outbox) {
        super(Subjects.OFFICE_UPDATED, Office.class, outbox);
    }

    @Override
    protected OfficeState event(Office office) {
        return OfficeStates.of(office);
    }
}
