package io.movers.travels.models;

import io.movers.common.data.CopyOf;
import io.movers.common.data.Replica;
import io.movers.common.events.contract.ResourceState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** This service's copy of a bicycle or scooter: its current reference and the company that owns it. */
@CopyOf("resource:updated")
@Document("resources")
@CompoundIndex(def = "{'reference': 1, 'deletedAt': 1}")
public class Resource extends Replica {
    private final @Nullable String reference;
    private final @Nullable String client;
    private final @Nullable Instant deletedAt;

    Resource(
            String id,
            @Nullable Long version,
            @Nullable String reference,
            @Nullable String client,
            @Nullable Instant deletedAt) {
        super(id, version);
        this.reference = reference;
        this.client = client;
        this.deletedAt = deletedAt;
    }

    /** Maps the state that an event carries. */
    public static Resource of(ResourceState state) {
        return new Resource(state.id(), state.version(), state.reference(), state.client(), state.deletedAt());
    }

    public @Nullable String getReference() {
        return reference;
    }

    /** The name of the company that owns it; null if none does. */
    public @Nullable String getClient() {
        return client;
    }
}
