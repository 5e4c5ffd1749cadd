package io.movers.auth.services;

import io.movers.auth.models.User;
import java.util.List;

/**
 * The result of {@code load-users}.
 *
 * @param created the new accounts, in the order of their rows
 * @param refused rows that cannot be applied; a row whose account exists already is in neither list
 */
public record LoadedUsers(List<User> created, List<RefusedRow> refused) {
    /** A row that was refused. */
    public record RefusedRow(NewUserRow row, String reason) {}
}
