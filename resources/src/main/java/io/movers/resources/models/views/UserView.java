package io.movers.resources.models.views;

import io.movers.resources.models.User;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An account, as shown in the views of its rentals and of the work assigned to it. */
public record UserView(
        String id,
        String email,
        @Nullable String firstName,
        @Nullable String lastName,
        String client,
        String office,
        @Nullable Long version) {
    /** The view of that account. */
    public static UserView of(User user) {
        return new UserView(
                user.getId(),
                user.getEmail(),
                user.getFirstName(),
                user.getLastName(),
                Objects.requireNonNullElse(user.getClient(), ""),
                Objects.requireNonNullElse(user.getOffice(), ""),
                user.getVersion());
    }
}
