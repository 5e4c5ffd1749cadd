package io.movers.auth.models;

import io.movers.common.data.CopyOf;
import io.movers.common.data.Replica;
import io.movers.common.events.contract.OfficeState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** A copy of an office. */
@CopyOf("office:updated")
@Document("offices")
@CompoundIndex(def = "{'client': 1, 'name': 1}")
public class Office extends Replica {
    private final @Nullable String name;
    private final @Nullable String client;

    @Indexed
    private final @Nullable String clientAdmin;

    private final @Nullable Instant deletedAt;

    Office(
            String id,
            @Nullable Long version,
            @Nullable String name,
            @Nullable String client,
            @Nullable String clientAdmin,
            @Nullable Instant deletedAt) {
        super(id, version);
        this.name = name;
        this.client = client;
        this.clientAdmin = clientAdmin;
        this.deletedAt = deletedAt;
    }

    public static Office of(OfficeState event) {
        return new Office(
                event.id(), event.version(), event.name(), event.client(), event.clientAdmin(), event.deletedAt());
    }

    public @Nullable String getName() {
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
