package io.movers.clients.events.publishers;

import io.movers.clients.models.Office;
import io.movers.common.events.contract.OfficeState;

/** Maps an office to the public state that every event about it carries. */
final class OfficeStates {
    private OfficeStates() {}

    static OfficeState of(Office office) {
        return new OfficeState(
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
