package io.movers.auth.models;

import io.movers.common.data.CopyOf;
import io.movers.common.data.Replica;
import io.movers.common.events.contract.ResourceState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** A copy of a bicycle or scooter. Its type decides in which ranking a trip counts. */
@CopyOf("resource:updated")
@Document("resources")
public class Resource extends Replica {
    private final @Nullable String status;
    private final @Nullable String type;

    @Indexed
    private final @Nullable String reference;

    private final @Nullable String qrCode;
    private final @Nullable Integer lockerPassword;
    private final @Nullable String client;
    private final @Nullable String office;
    private final @Nullable Integer loanTime;
    private final @Nullable Instant deletedAt;

    Resource(
            String id,
            @Nullable Long version,
            @Nullable String status,
            @Nullable String type,
            @Nullable String reference,
            @Nullable String qrCode,
            @Nullable Integer lockerPassword,
            @Nullable String client,
            @Nullable String office,
            @Nullable Integer loanTime,
            @Nullable Instant deletedAt) {
        super(id, version);
        this.status = status;
        this.type = type;
        this.reference = reference;
        this.qrCode = qrCode;
        this.lockerPassword = lockerPassword;
        this.client = client;
        this.office = office;
        this.loanTime = loanTime;
        this.deletedAt = deletedAt;
    }

    public static Resource of(ResourceState event) {
        return new Resource(
                event.id(),
                event.version(),
                event.status(),
                event.type(),
                event.reference(),
                event.qrCode(),
                event.lockerPassword(),
                event.client(),
                event.office(),
                event.loanTime(),
                event.deletedAt());
    }

    public @Nullable String getType() {
        return type;
    }

    public @Nullable String getClient() {
        return client;
    }

    public @Nullable String getReference() {
        return reference;
    }

    public @Nullable String getStatus() {
        return status;
    }
}
