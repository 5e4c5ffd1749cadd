package io.movers.auth.services;

import org.jspecify.annotations.Nullable;

/**
 * A new password for an account.
 *
 * @param password the new password
 * @param current the current one, if the request carries it
 */
public record PasswordChange(String password, @Nullable String current) {
    /** Leaves out the passwords. */
    @Override
    public String toString() {
        return "PasswordChange[]";
    }
}
