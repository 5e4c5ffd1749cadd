package io.movers.common.security;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user who is calling, as described by their session. Controller methods take it as a parameter; a route that is open to
 * callers without a session takes {@code @Nullable CurrentUser}.
 *
 * @param id id of the account
 * @param email its address
 * @param firstName its first name, if the session has it
 * @param lastName its last name, if the session has it
 * @param role its role; <code>user</code> where the session has none or an unknown one
 * @param status its status; <code>active</code> where the session has none
 * @param selfSignedUp whether nobody but the user vouches for the account: they signed themselves up
 * @param client name of the company; null and empty alike mean none
 * @param office name of the office
 * @param photo address of the photo
 * @param tokenId the session's <code>jti</code>
 * @param issuedAt when this token was issued
 * @param expiresAt when it ends
 * @param signedInAt when the user signed in; a renewed token keeps it
 * @param claims what {@code current-user} answers: the account's claims, nulls included, and {@code iat}
 */
public record CurrentUser(
        String id,
        String email,
        @Nullable String firstName,
        @Nullable String lastName,
        Role role,
        String status,
        boolean selfSignedUp,
        @Nullable String client,
        @Nullable String office,
        @Nullable String photo,
        String tokenId,
        Instant issuedAt,
        Instant expiresAt,
        Instant signedInAt,
        Map<String, @Nullable Object> claims) {

    /** The status of an account whose address is not confirmed. */
    public static final String UNVERIFIED = "unverified";

    /** Claim of an account that its user signed up. Absent where Staff or an administrator created it, or a Node service. */
    public static final String SELF_SIGNED_UP = "selfSignedUp";

    /** Claim with the time of issue in milliseconds; {@code iat} counts seconds. */
    public static final String ISSUED_AT_MILLIS = "iatMs";

    static final String SIGNED_IN_AT = "signedInAt";

    private static final Set<String> INTERNAL =
            Set.of("iss", "aud", "exp", "nbf", "jti", "sub", ISSUED_AT_MILLIS, SIGNED_IN_AT, SELF_SIGNED_UP);

    public CurrentUser {
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }

    /**
     * Creates the caller from the claims of a verified token.
     *
     * @throws IllegalArgumentException a required claim is missing
     */
    public static CurrentUser of(Map<String, ? extends @Nullable Object> token) {
        // An account's sessions can end and a new one can be issued within one second. Only the milliseconds show which
        // came first.
        Instant issued = token.get(ISSUED_AT_MILLIS) instanceof Number millis
                ? Instant.ofEpochMilli(millis.longValue())
                : Instant.ofEpochSecond(number(token, "iat")).plusMillis(999);
        Instant signedIn = token.get(SIGNED_IN_AT) instanceof Number seconds
                ? Instant.ofEpochSecond(seconds.longValue())
                : Instant.ofEpochSecond(number(token, "iat"));
        Map<String, @Nullable Object> claims = new LinkedHashMap<>(token);
        claims.keySet().removeAll(INTERNAL);
        return new CurrentUser(
                required(token, "id"),
                required(token, "email"),
                text(token, "firstName"),
                text(token, "lastName"),
                Role.of(text(token, "role")),
                Objects.requireNonNullElse(text(token, "status"), "active"),
                Boolean.TRUE.equals(token.get(SELF_SIGNED_UP)),
                text(token, "client"),
                text(token, "office"),
                text(token, "photo"),
                required(token, "jti"),
                issued,
                Instant.ofEpochSecond(number(token, "exp")),
                signedIn,
                claims);
    }

    /**
     * Whether the user signed themselves up and has not confirmed their address yet. Accounts that an administrator created, or
     * a Node service, have the same status, but may do what their role may: somebody has vouched for them.
     */
    public boolean unverified() {
        return selfSignedUp && UNVERIFIED.equals(status);
    }

    private static long number(Map<String, ? extends @Nullable Object> claims, String name) {
        if (claims.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException("The token has no " + name);
    }

    private static String required(Map<String, ? extends @Nullable Object> claims, String name) {
        String value = text(claims, name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The token has no " + name);
        }
        return value;
    }

    private static @Nullable String text(Map<String, ? extends @Nullable Object> claims, String name) {
        return claims.get(name) instanceof String text ? text : null;
    }
}
