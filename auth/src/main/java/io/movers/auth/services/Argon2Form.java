package io.movers.auth.services;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Argon2id with the parameters that OWASP recommends. */
final class Argon2Form implements PasswordForm {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PARALLELISM = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, PARALLELISM, MEMORY_KIB, ITERATIONS);

    @Override
    public String encode(String password) {
        String hash = argon2.encode(password);
        if (hash == null) {
            throw new IllegalArgumentException("The password is null");
        }
        return hash;
    }

    @Override
    public boolean isOf(String stored) {
        return stored.startsWith("$argon2id$");
    }

    @Override
    public boolean matches(String password, String stored) {
        return argon2.matches(password, stored);
    }
}
