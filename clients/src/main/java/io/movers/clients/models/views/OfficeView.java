package io.movers.clients.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.clients.models.Office;
import io.movers.common.events.contract.Location;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An office. Two of its five administrators, {@code mebAdmin} and {@code clientAdmin}, are not shown. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OfficeView(
        String id,
        String name,
        String client,
        String country,
        String city,
        Location location,
        String repairAdmin,
        String maintenanceAdmin,
        String inventoryAdmin,
        @Nullable Instant deletedAt) {
    public static OfficeView of(Office office) {
        return new OfficeView(
                office.getId(),
                office.getName(),
                office.getClient(),
                office.getCountry(),
                office.getCity(),
                office.getLocation(),
                office.getRepairAdmin(),
                office.getMaintenanceAdmin(),
                office.getInventoryAdmin(),
                office.getDeletedAt());
    }
}
