package io.movers.auth.services;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Costs nothing, so that the checker's people spend their time with what is to be checked. No real password ever gets here. */
public final class QuickPasswordForm implements PasswordForm {
    private static final String PREFIX = "$quick$";

    @Override
    public String encode(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean isOf(String stored) {
        return stored.startsWith(PREFIX);
    }

    @Override
    public boolean matches(String password, String stored) {
        return encode(password).equals(stored);
    }
}
