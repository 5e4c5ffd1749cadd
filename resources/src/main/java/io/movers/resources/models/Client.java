package io.movers.resources.models;

import io.movers.common.data.CopyOf;
import io.movers.common.data.Replica;
import io.movers.common.events.contract.ClientState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** The copy of a company: its name, and the accounts that may see its resources. */
@CopyOf("client:updated")
@Document("clients")
@CompoundIndex(def = "{'name': 1}")
@CompoundIndex(def = "{'superAdminClient': 1}")
@CompoundIndex(def = "{'formerNames': 1}", sparse = true)
public class Client extends Replica {
    private final String name;
    private final @Nullable String superAdminClient;
    private final @Nullable Instant deletedAt;

    @PersistenceCreator
    Client(
            String id,
            @Nullable Long version,
            String name,
            @Nullable String superAdminClient,
            @Nullable Instant deletedAt) {
        super(id, version);
        this.name = name;
        this.superAdminClient = superAdminClient;
        this.deletedAt = deletedAt;
    }

    /** The copy that an event describes. */
    public static Client of(ClientState event) {
        return new Client(event.id(), event.version(), event.name(), event.superAdminClient(), event.deletedAt());
    }

    public String getName() {
        return name;
    }

    public @Nullable String getSuperAdminClient() {
        return superAdminClient;
    }

    public @Nullable Instant getDeletedAt() {
        return deletedAt;
    }
}
