package io.movers.clients.events.publishers;

import io.movers.clients.models.Office;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.OfficeCreated;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class OfficeCreatedPublisher extends Publisher<Office, OfficeCreated> {
    OfficeCreatedPublisher(Outbox outbox) {
        super(Subjects.OFFICE_CREATED, Office.class, outbox);
    }

    @Override
    protected OfficeCreated event(Office office) {
        return new OfficeCreated(
                office.getId(),
                office.getVersion(),
                office.getName(),
                office.getClient(),
                office.getCountry(),
                office.getCity(),
                office.getLocation(),
                office.getMebAdmin(),
                office.getClientAdmin(),
                office.getInventoryAdmin(),
                office.getRepairAdmin(),
                office.getMaintenanceAdmin(),
                office.getDeletedAt());
    }
}
