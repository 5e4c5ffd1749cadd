package io.movers.auth.models.views;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.movers.auth.models.Email;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An authorized address. */
public record EmailView(
        @JsonProperty("_id") String id,
        boolean active,
        @Nullable Instant createdAt,
        String email,
        String client,
        @Nullable String office,
        @Nullable Long version) {
    public static EmailView of(Email email) {
        return new EmailView(
                email.getId(),
                email.isActive(),
                email.getCreatedAt(),
                email.getEmail(),
                email.getClient(),
                email.getOffice(),
                email.getVersion());
    }
}
