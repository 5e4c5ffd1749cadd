package io.movers.auth.models;

import io.movers.common.data.Aggregate;
import io.movers.common.data.StoredVersion;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** A code that was mailed on request. Of an account's codes only the last one counts. */
@Document("passwordresets")
@StoredVersion("__v")
@CompoundIndex(def = "{'userId': 1, '_id': -1}")
public class PasswordResetRequest extends Aggregate {
    /** How long a code lets its owner set a password. */
    public static final Duration RESET_LIFETIME = Duration.ofMinutes(30);

    private String userId = "";
    private String code = "";

    /** Whether it is to activate the account, which was not verified yet. */
    private boolean activation;

    /** Absent when it is used up, or from before codes expired. */
    private @Nullable Instant expiresAt;

    PasswordResetRequest() {}

    public PasswordResetRequest(String userId, String code, boolean activation, Instant expiresAt) {
        this.userId = userId;
        this.code = code;
        this.activation = activation;
        this.expiresAt = expiresAt;
    }

    /** Whether that code activates the account now. */
    public boolean activates(String given, Instant now) {
        return activation && code.equals(given) && expiresAt != null && now.isBefore(expiresAt);
    }

    /** Whether that code lets its owner set a password now. One that activates does so too, no longer than others. */
    public boolean resets(String given, Instant now) {
        if (expiresAt == null || !code.equals(given)) {
            return false;
        }
        Duration longer = activation ? User.ACTIVATION_LIFETIME.minus(RESET_LIFETIME) : Duration.ZERO;
        return now.isBefore(expiresAt.minus(longer));
    }

    public String getUserId() {
        return userId;
    }

    public String getCode() {
        return code;
    }

    public boolean isActivation() {
        return activation;
    }

    public @Nullable Instant getExpiresAt() {
        return expiresAt;
    }
}
