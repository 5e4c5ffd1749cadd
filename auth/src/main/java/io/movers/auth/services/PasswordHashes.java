package io.movers.auth.services;

import io.movers.common.errors.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with OWASP's parameters, and the original's scrypt hashes, which are only verified. Only so many at once: a hash
 * takes memory and a core.
 */
@Component
public class PasswordHashes {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PARALLELISM = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;

    /** 64 bytes in hex, and the salt, which the original uses as text. */
    private static final Pattern LEGACY = Pattern.compile("([0-9a-f]{128})\\.([0-9a-f]+)");

    private static final int SCRYPT_COST = 16_384;
    private static final int SCRYPT_BLOCK = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, PARALLELISM, MEMORY_KIB, ITERATIONS);
    private final Semaphore turns;
    private final Duration wait;
    private volatile @Nullable String decoy;

    PasswordHashes(AuthProperties properties) {
        this.turns = new Semaphore(properties.hashesAtOnce(), true);
        this.wait = properties.hashWait();
    }

    /**
     * @throws UnavailableException too many are being hashed
     */
    public String hash(String password) {
        return inTurn(wait, () -> encode(password));
    }

    /** As {@link #hash}, for many in a row: waits for its turns as long as it takes. */
    public String hashPatiently(String password) {
        return inTurn(PATIENCE, () -> encode(password));
    }

    /**
     * Whether the stored hash is of that password. Takes about as long if there is none.
     *
     * @throws UnavailableException too many are being hashed
     */
    public boolean matches(String password, @Nullable String stored) {
        return inTurn(wait, () -> {
            if (stored != null && isLegacy(stored)) {
                return matchesLegacy(password, stored);
            }
            boolean right = argon2.matches(password, stored == null || !isArgon2(stored) ? decoy() : stored);
            return right && stored != null && isArgon2(stored);
        });
    }

    /** Whether it is a hash of the original. */
    public boolean isLegacy(String stored) {
        return LEGACY.matcher(stored).matches();
    }

    private static boolean isArgon2(String stored) {
        return stored.startsWith("$argon2id$");
    }

    private static boolean matchesLegacy(String password, String stored) {
        int dot = stored.indexOf('.');
        byte[] expected = HexFormat.of().parseHex(stored, 0, dot);
        byte[] salt = stored.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        byte[] actual = SCrypt.generate(
                password.getBytes(StandardCharsets.UTF_8), salt, SCRYPT_COST, SCRYPT_BLOCK, 1, expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    private String encode(String password) {
        String hash = argon2.encode(password);
        if (hash == null) {
            throw new IllegalArgumentException("There is no password");
        }
        return hash;
    }

    /** A hash that nobody's password has. */
    private String decoy() {
        String hash = decoy;
        if (hash == null) {
            hash = encode(HexFormat.of().formatHex(Codes.bytes(SALT_BYTES)));
            decoy = hash;
        }
        return hash;
    }

    private <T> T inTurn(Duration patience, Supplier<T> work) {
        boolean turn;
        try {
            turn = turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            turn = false;
        }
        if (!turn) {
            throw new UnavailableException("Too many people sign in at the moment, please try again");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
