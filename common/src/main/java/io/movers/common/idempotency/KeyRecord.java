package io.movers.common.idempotency;

import java.time.Instant;
import java.util.List;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A key that a caller has used.
 *
 * @param id a digest of the caller and the key; the key itself is not stored
 * @param caller the id of the account
 * @param fingerprint a digest of the method, the address and the body
 * @param attempt the number of the attempt that runs or has finished
 * @param claimedAt when the first attempt began
 * @param leaseUntil until when the attempt may be silent
 * @param status the status of the answer; null while the attempt runs
 * @param contentType the type of the answer's body
 * @param answer the body, encrypted with the key; null while the attempt runs, and if it is too large to be kept
 * @param removals the documents that an attempt was about to remove
 * @param expiresAt when the record goes
 */
@Document("idempotencyKeys")
@CompoundIndex(def = "{caller: 1, claimedAt: -1}")
record KeyRecord(
        @Id String id,
        String caller,
        Binary fingerprint,
        int attempt,
        Instant claimedAt,
        Instant leaseUntil,
        @Nullable Integer status,
        @Nullable String contentType,
        @Nullable Binary answer,
        @Nullable List<String> removals,
        @Indexed(expireAfter = "0s") Instant expiresAt) {}
