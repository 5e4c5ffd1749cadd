package io.movers.auth.models;

import io.movers.common.data.CopyOf;
import io.movers.common.data.Replica;
import io.movers.common.events.contract.ClientState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** A copy of a company. */
@CopyOf("client:updated")
@Document("clients")
@CompoundIndex(def = "{'formerNames': 1}", sparse = true)
public class Client extends Replica {
    @Indexed
    private final @Nullable String name;

    @Indexed
    private final @Nullable String superAdminClient;

    private final @Nullable Instant deletedAt;

    Client(
            String id,
            @Nullable Long version,
            @Nullable String name,
            @Nullable String superAdminClient,
            @Nullable Instant deletedAt) {
        super(id, version);
        this.name = name;
        this.superAdminClient = superAdminClient;
        this.deletedAt = deletedAt;
    }

    public static Client of(ClientState event) {
        return new Client(event.id(), event.version(), event.name(), event.superAdminClient(), event.deletedAt());
    }

    public @Nullable String getName() {
        return name;
    }

    public boolean isArchived() {
        return deletedAt != null;
    }
}
