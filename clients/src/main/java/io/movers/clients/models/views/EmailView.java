package io.movers.clients.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.movers.clients.models.Email;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An authorized address. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EmailView(
        @JsonProperty("_id") String id,
        String email,
        @Nullable String client,
        @Nullable String office,
        @Nullable Boolean active,
        @Nullable Instant createdAt,
        long version) {
    public static EmailView of(Email email) {
        return new EmailView(
                email.getId(),
                email.getEmail(),
                email.getClient(),
                email.getOffice(),
                email.getActive(),
                email.getCreatedAt(),
                email.version());
    }
}
