package io.movers.clients.events.publishers;

import io.movers.clients.models.Office;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.OfficeUpdated;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class OfficeUpdatedPublisher extends Publisher<Office, OfficeUpdated> {
    OfficeUpdatedPublisher(Outbox outbox) {
        super(Subjects.OFFICE_UPDATED, Office.class, outbox);
    }

    @Override
    protected OfficeUpdated event(Office office) {
        return new OfficeUpdated(
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
