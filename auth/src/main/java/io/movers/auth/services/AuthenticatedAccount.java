package io.movers.auth.services;

import io.movers.auth.models.User;
import java.time.Instant;

/**
 * An account whose owner is known to ask, by its password or by a session.
 *
 * @param readAt a moment before the account was read
 */
public record AuthenticatedAccount(User user, Instant readAt) {}
