package io.movers.clients.models;

import io.movers.common.data.CopyOf;
import io.movers.common.data.Replica;
import io.movers.common.events.contract.ResourceState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** Replica of a bicycle or scooter. */
@CopyOf("resource:updated")
@Document("resources")
@CompoundIndex(def = "{'client': 1, 'office': 1, 'status': 1, 'deletedAt': 1}")
public class Resource extends Replica {
    private @Nullable String type;
    private @Nullable String reference;
    private @Nullable String qrCode;
    private @Nullable Integer lockerPassword;
    private @Nullable String client;
    private @Nullable String office;
    private @Nullable Integer loanTime;
    private @Nullable String status;
    private @Nullable Instant deletedAt;

    Resource(String id, @Nullable Long version) {
        super(id, version);
    }

    /** The replica that an event describes. */
    public static Resource of(ResourceState state) {
        Resource resource = new Resource(state.id(), state.version());
        resource.type = state.type();
        resource.reference = state.reference();
        resource.qrCode = state.qrCode();
        resource.lockerPassword = state.lockerPassword();
        resource.client = state.client();
        resource.office = state.office();
        resource.loanTime = state.loanTime();
        resource.status = state.status();
        resource.deletedAt = state.deletedAt();
        return resource;
    }

    public @Nullable String getType() {
        return type;
    }

    public @Nullable String getReference() {
        return reference;
    }

    public @Nullable String getQrCode() {
        return qrCode;
    }

    public @Nullable Integer getLockerPassword() {
        return lockerPassword;
    }

    public @Nullable String getClient() {
        return client;
    }

    public @Nullable String getOffice() {
        return office;
    }

    public @Nullable Integer getLoanTime() {
        return loanTime;
    }

    public @Nullable String getStatus() {
        return status;
    }

    public @Nullable Instant getDeletedAt() {
        return deletedAt;
    }
}
