package io.movers.auth.models.views;

import io.movers.auth.models.User;

/** What a stranger who knows an address learns about its account. */
public record AccountView(String id, String email, String status) {
    public static AccountView of(User user) {
        return new AccountView(user.getId(), user.getEmail(), user.getStatus());
    }
}
