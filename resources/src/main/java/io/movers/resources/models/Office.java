package io.movers.resources.models;

import io.movers.common.data.CopyOf;
import io.movers.common.data.Replica;
import io.movers.common.events.contract.OfficeState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** The copy of an office, with the people who work on its resources. */
@CopyOf("office:updated")
@Document("offices")
@CompoundIndex(def = "{'client': 1, 'name': 1}")
@CompoundIndex(def = "{'clientAdmin': 1}")
public class Office extends Replica {
    private final String name;
    private final @Nullable String client;
    private final @Nullable String clientAdmin;
    private final @Nullable String repairAdmin;
    private final @Nullable String maintenanceAdmin;
    private final @Nullable String inventoryAdmin;
    private final @Nullable Instant deletedAt;

    @PersistenceCreator
    Office(
            String id,
            @Nullable Long version,
            String name,
            @Nullable String client,
            @Nullable String clientAdmin,
            @Nullable String repairAdmin,
            @Nullable String maintenanceAdmin,
            @Nullable String inventoryAdmin,
            @Nullable Instant deletedAt) {
        super(id, version);
        this.name = name;
        this.client = client;
        this.clientAdmin = clientAdmin;
        this.repairAdmin = repairAdmin;
        this.maintenanceAdmin = maintenanceAdmin;
        this.inventoryAdmin = inventoryAdmin;
        this.deletedAt = deletedAt;
    }

    /** The copy that an event describes. */
    public static Office of(OfficeState event) {
        return new Office(
                event.id(),
                event.version(),
                event.name(),
                event.client(),
                event.clientAdmin(),
                event.repairAdmin(),
                event.maintenanceAdmin(),
                event.inventoryAdmin(),
                event.deletedAt());
    }

    /** The id of the user who does work of that kind in this office. */
    public @Nullable String assignee(WorkKind kind) {
        return switch (kind) {
            case CHECKUP -> inventoryAdmin;
            case REPAIR -> repairAdmin;
            case MAINTENANCE -> maintenanceAdmin;
        };
    }

    public String getName() {
        return name;
    }

    public @Nullable String getClient() {
        return client;
    }

    public @Nullable String getClientAdmin() {
        return clientAdmin;
    }

    public @Nullable Instant getDeletedAt() {
        return deletedAt;
    }
}
