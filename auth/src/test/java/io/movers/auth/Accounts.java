package io.movers.auth;

import io.movers.auth.models.Profile;
import io.movers.auth.models.User;
import io.movers.common.security.Role;
import java.time.Instant;

/** Accounts for tests. */
public final class Accounts {
    public static final int CODE = 123_456;

    private Accounts() {}

    /** Ana, who waits for her activation code. */
    public static User unverified(String email, Instant now) {
        return User.unverified(email, "the hash", Role.USER, ana(), CODE, now);
    }

    /** Eva, who signed herself up and waits for her activation code. */
    public static User selfSignedUp(String email, Instant now) {
        return User.selfSignedUp(email, "the hash", ana(), CODE, now);
    }

    public static User active(String email, Instant now) {
        return User.active(email, "the hash", Role.USER, ana(), now);
    }

    private static Profile ana() {
        return Profile.builder().firstName("Ana").lastName("Ruiz").build();
    }
}
