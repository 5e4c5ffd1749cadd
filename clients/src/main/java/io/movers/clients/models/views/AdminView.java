package io.movers.clients.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.clients.models.User;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An administrator of a company, without health data, phone and document number. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdminView(
        String id,
        String email,
        @Nullable String firstName,
        @Nullable String lastName,
        String client,
        String office,
        @Nullable String photo,
        double weight,
        @Nullable Instant createdAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant deletedAt,
        long version) {
    static @Nullable AdminView ofNullable(@Nullable User user) {
        return user == null
                ? null
                : new AdminView(
                        user.getId(),
                        user.getEmail(),
                        user.getFirstName(),
                        user.getLastName(),
                        Objects.requireNonNullElse(user.getClient(), ""),
                        Objects.requireNonNullElse(user.getOffice(), ""),
                        user.getPhoto(),
                        Objects.requireNonNullElse(user.getWeight(), 0.0),
                        user.getCreatedAt(),
                        user.getDeletedAt(),
                        user.version());
    }
}
