package io.movers.clients.models;

import io.movers.common.data.CopyOf;
import io.movers.common.data.Replica;
import io.movers.common.events.contract.DomainAuthorized;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** Replica of an authorized domain: people with an address of this domain may sign up for the company. */
@CopyOf("domain:authorized")
@Document("domains")
public class Domain extends Replica {
    private final String domain;

    @Indexed
    private final @Nullable String client;

    private final @Nullable Boolean active;
    private final @Nullable Instant createdAt;

    Domain(
            String id,
            @Nullable Long version,
            String domain,
            @Nullable String client,
            @Nullable Boolean active,
            @Nullable Instant createdAt) {
        super(id, version);
        this.domain = domain;
        this.client = client;
        this.active = active;
        this.createdAt = createdAt;
    }

    /** The replica that an event describes. {@code now} replaces a missing time of creation. */
    public static Domain of(DomainAuthorized event, Instant now) {
        return new Domain(
                event.id(),
                event.version(),
                event.domain(),
                event.client(),
                event.active(),
                event.createdAt() == null ? now : event.createdAt());
    }

    public String getDomain() {
        return domain;
    }

    public @Nullable String getClient() {
        return client;
    }

    public @Nullable Boolean getActive() {
        return active;
    }

    public @Nullable Instant getCreatedAt() {
        return createdAt;
    }
}
