package io.movers.common.events.contract;

import java.time.Instant;

/**
 * A session that was signed out before it expired.
 *
 * @param jti the token's id
 * @param expiresAt when the token expires by itself, so that the entry is no longer needed
 */
public record SignedOutSession(String jti, Instant expiresAt) {}
