package io.movers.auth.models.views;

import io.movers.auth.models.User;

/** The part of an account that the routes for codes show: their callers have proved only that they know its address. */
public record AccountView(String id, String email, String status) {
    public static AccountView of(User user) {
        return new AccountView(user.getId(), user.getEmail(), user.getStatus());
    }
}
