package io.movers.auth.models.views;

import io.movers.auth.models.User;
import org.jspecify.annotations.Nullable;

/** What a pick list shows of an account outside the caller's companies. */
public record PickedUserView(
        String id,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String photo,
        String role) implements ListedUser {
    public static PickedUserView of(User user) {
        return new PickedUserView(
                user.getId(),
                user.getFirstName(),
                user.getLastName(),
                user.getPhoto(),
                user.getRole().value());
    }
}
