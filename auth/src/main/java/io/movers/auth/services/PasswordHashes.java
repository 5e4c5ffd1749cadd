package io.movers.auth.services;

import io.movers.common.errors.UnavailableException;
import io.movers.common.security.node.CompatProperties;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords in one form, which is Argon2id, or the original's while it runs beside us; verifies both. Only so many
 * at once: a hash takes memory and a core.
 */
@Component
public class PasswordHashes {
    private static final int DECOY_BYTES = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PasswordForm form;
    private final List<PasswordForm> forms;
    private final Semaphore turns;
    private final Duration wait;
    private volatile @Nullable String decoy;

    PasswordHashes(AuthProperties properties, CompatProperties compat) {
        PasswordForm argon2 = new Argon2Form();
        PasswordForm scrypt = new ScryptForm();
        this.form = compat.node() ? scrypt : argon2;
        this.forms = List.of(argon2, scrypt);
        this.turns = new Semaphore(properties.hashesAtOnce(), true);
        this.wait = properties.hashWait();
    }

    /**
     * @throws UnavailableException too many are being hashed
     */
    public String hash(String password) {
        return inTurn(wait, () -> form.encode(password));
    }

    /** As {@link #hash}, for many in a row: waits for its turns as long as it takes. */
    public String hashPatiently(String password) {
        return inTurn(PATIENCE, () -> form.encode(password));
    }

    /**
     * Whether the stored hash is of that password. Takes about as long if there is none.
     *
     * @throws UnavailableException too many are being hashed
     */
    public boolean matches(String password, @Nullable String stored) {
        return inTurn(wait, () -> {
            if (stored != null) {
                for (PasswordForm candidate : forms) {
                    if (candidate.isOf(stored)) {
                        return candidate.matches(password, stored);
                    }
                }
            }
            form.matches(password, decoy());
            return false;
        });
    }

    /** Whether it has another form than new ones. */
    public boolean isOutdated(String stored) {
        return !form.isOf(stored);
    }

    /** A hash that nobody's password has. */
    private String decoy() {
        String hash = decoy;
        if (hash == null) {
            hash = form.encode(HexFormat.of().formatHex(Codes.bytes(DECOY_BYTES)));
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
