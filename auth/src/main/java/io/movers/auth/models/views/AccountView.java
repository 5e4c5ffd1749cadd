package io.movers.auth.models.views;

import io.movers.auth.models.User;

/** What the code routes show of an account: the caller has only proved to know its address. */
public record AccountView(String id, String email, String status) {
    public static AccountView of(User user) {
        return new AccountView(user.getId(), user.getEmail(), user.getStatus());
    }
}
