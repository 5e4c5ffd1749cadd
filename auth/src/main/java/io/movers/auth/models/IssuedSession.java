package io.movers.auth.models;

import io.movers.common.data.AboutPerson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A session that this service has issued.
 *
 * @param id the {@code jti} of its tokens
 * @param userId id of the account
 * @param createdAt time of the sign-in
 * @param issuedAt date of the newest token
 * @param expiresAt time at which that token expires
 * @param address key of the network address from which the user signed in, as rate limits see it
 * @param userAgent the browser, shortened
 * @param forgottenAt time at which the record is deleted: 30 days after the sign-in, when no token can be renewed any more
 */
@AboutPerson(value = "userId", removed = true)
@Document("sessions")
@CompoundIndex(def = "{'userId': 1, 'createdAt': -1}")
public record IssuedSession(
        @Id String id,
        String userId,
        Instant createdAt,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable String address,
        @Nullable String userAgent,
        @Indexed(expireAfter = "0s") Instant forgottenAt) {}
