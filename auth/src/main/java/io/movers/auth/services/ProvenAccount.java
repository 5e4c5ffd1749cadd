package io.movers.auth.services;

import io.movers.auth.models.User;
import java.time.Instant;

/**
 * An account whose owner has given its password.
 *
 * @param readAt a moment before the account was read
 */
public record ProvenAccount(User user, Instant readAt) {}
