package io.movers.clients.events.publishers;

import io.movers.clients.models.Office;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.Subject;
import io.movers.common.events.contract.Location;
import io.movers.common.events.contract.OfficeState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Maps an office to its public state, which all its events carry. */
abstract class OfficePublisher<E extends OfficeState> extends Publisher<Office, E> {
    private final StateConstructor<E> constructor;

    OfficePublisher(Subject<E> subject, StateConstructor<E> constructor, Outbox outbox) {
        super(subject, Office.class, outbox);
        this.constructor = constructor;
    }

    @Override
    protected final E event(Office office) {
        return constructor.create(
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

    /** The constructor that all events about an office have. */
    @FunctionalInterface
    interface StateConstructor<E> {
        E create(
                String id,
                @Nullable Long version,
                String name,
                @Nullable String client,
                @Nullable String country,
                @Nullable String city,
                @Nullable Location location,
                @Nullable String mebAdmin,
                @Nullable String clientAdmin,
                @Nullable String inventoryAdmin,
                @Nullable String repairAdmin,
                @Nullable String maintenanceAdmin,
                @Nullable Instant deletedAt);
    }
}
