package io.movers.auth.services;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.util.function.SingletonSupplier;

/** Argon2id with the parameters that OWASP recommends, computed by the C library where it can be loaded and by Java elsewhere. */
final class Argon2Form implements PasswordForm {
    private static final Logger log = LoggerFactory.getLogger(Argon2Form.class);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PARALLELISM = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;

    /** Made when the first password is hashed, so that a start does not wait for the library. */
    private final SingletonSupplier<PasswordEncoder> encoder = SingletonSupplier.of(Argon2Form::fastest);

    private static PasswordEncoder fastest() {
        try {
            return new NativeArgon2Encoder(SALT_BYTES, HASH_BYTES, PARALLELISM, MEMORY_KIB, ITERATIONS);
        } catch (LinkageError e) { // an unknown platform, or no place to unpack the library into
            log.info("libargon2 cannot be loaded, so passwords are hashed in Java: {}", e.toString());
            return inJava();
        }
    }

    PasswordEncoder encoder() {
        return encoder.obtain();
    }

    static PasswordEncoder inJava() {
        return new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, PARALLELISM, MEMORY_KIB, ITERATIONS);
    }

    @Override
    public String encode(String password) {
        String hash = encoder().encode(password);
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
        return encoder().matches(password, stored);
    }
}
