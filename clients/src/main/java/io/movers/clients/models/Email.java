package io.movers.clients.models;

import io.movers.common.data.CopyOf;
import io.movers.common.data.Replica;
import io.movers.common.events.contract.EmailAuthorized;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** Replica of an authorized address: the user with this address may sign up for the company and office. */
@CopyOf("email:authorized")
@Document("emails")
public class Email extends Replica {
    private final String email;

    @Indexed
    private final @Nullable String client;

    private final @Nullable String office;
    private final @Nullable Boolean active;
    private final @Nullable Instant createdAt;

    Email(
            String id,
            @Nullable Long version,
            String email,
            @Nullable String client,
            @Nullable String office,
            @Nullable Boolean active,
            @Nullable Instant createdAt) {
        super(id, version);
        this.email = email;
        this.client = client;
        this.office = office;
        this.active = active;
        this.createdAt = createdAt;
    }

    /** The replica that an event describes. {@code now} replaces a missing time of creation. */
    public static Email of(EmailAuthorized event, Instant now) {
        return new Email(
                event.id(),
                event.version(),
                event.email(),
                event.client(),
                event.office(),
                event.active(),
                event.createdAt() == null ? now : event.createdAt());
    }

    public String getEmail() {
        return email;
    }

    public @Nullable String getClient() {
        return client;
    }

    public @Nullable String getOffice() {
        return office;
    }

    public @Nullable Boolean getActive() {
        return active;
    }

    public @Nullable Instant getCreatedAt() {
        return createdAt;
    }
}
