package io.movers.auth.models;

import io.movers.common.data.AboutPerson;
import io.movers.common.data.Aggregate;
import io.movers.common.data.StoredVersion;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** A code that was mailed on request. Only the newest code of an account is valid. */
@AboutPerson(value = "userId", removed = true, secret = "code")
@Document("passwordresets")
@StoredVersion("__v")
@CompoundIndex(def = "{'userId': 1, '_id': -1}")
public class ResetCode extends Aggregate {
    /** How long a code is valid for setting a password. */
    public static final Duration RESET_LIFETIME = Duration.ofMinutes(30);

    private String userId = "";
    private String code = "";

    /** Whether the code activates the account, which was not verified when it was requested. */
    private boolean activation;

    /** Absent if the code is used up, or was stored by a release whose codes did not expire. */
    private @Nullable Instant expiresAt;

    ResetCode() {}

    public ResetCode(String userId, String code, boolean activation, Instant expiresAt) {
        this.userId = userId;
        this.code = code;
        this.activation = activation;
        this.expiresAt = expiresAt;
    }

    /** Whether this code may activate the account now. */
    public boolean mayActivate(Instant now) {
        return activation && expiresAt != null && now.isBefore(expiresAt);
    }

    /** Whether this code may set a password now. An activation code may too, for as short a time as a reset code. */
    public boolean mayReset(Instant now) {
        Duration longer = activation ? User.ACTIVATION_LIFETIME.minus(RESET_LIFETIME) : Duration.ZERO;
        return expiresAt != null && now.isBefore(expiresAt.minus(longer));
    }

    /** Whether the given code activates the account now. */
    public boolean activates(String given, Instant now) {
        return code.equals(given) && mayActivate(now);
    }

    /** Whether the given code sets a password now. */
    public boolean resets(String given, Instant now) {
        return code.equals(given) && mayReset(now);
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
