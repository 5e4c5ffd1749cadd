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
import org.springframework.stereotype.Service;

/**
 * Hashes and verifies passwords. New hashes are Argon2id, or Node's scrypt form while Node services run beside this one; both
 * forms are verified. The number of hashes computed at once is limited, since each takes 19 MB and a core. Callers wait in a
 * queue, which is fair and has a limit.
 */
@Service
public class PasswordHashService {
    private static final int DECOY_BYTES = 16;
    /** Callers that may wait for their turn at once. */
    static final int MOST_WAITING = 100;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PasswordForm form;
    private final List<PasswordForm> forms;
    private final Semaphore turns;
    private final Semaphore places = new Semaphore(MOST_WAITING);
    private final Duration wait;
    private volatile @Nullable String decoy;

    /**
     * @param argon2Form the form of new hashes
     * @param scryptForm the form of the Node services, which is the one of new hashes beside them
     */
    PasswordHashService(
            PasswordForm argon2Form, PasswordForm scryptForm, AuthProperties properties, CompatProperties compat) {
        this.form = compat.node() ? scryptForm : argon2Form;
        this.forms = List.of(argon2Form, scryptForm);
        int cores = Runtime.getRuntime().availableProcessors();
        this.turns = new Semaphore(Math.min(cores, properties.hashesAtOnce()), true);
        this.wait = properties.hashWait();
    }

    /**
     * Hashes a password, once it is this call's turn.
     *
     * @throws UnavailableException too many passwords are being hashed
     */
    public String hash(String password) {
        return inTurn(wait, () -> form.encode(password));
    }

    /** Like {@link #hash}, but waits longer for its turn: for bulk work and for codes that are already used up. */
    public String hashPatiently(String password) {
        return inTurn(PATIENCE, () -> form.encode(password));
    }

    /**
     * Whether the stored hash belongs to the password. Takes about as long when there is no stored hash, so that the time does not
     * tell whether an account exists.
     *
     * @throws UnavailableException too many passwords are being hashed
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

    /** Whether the stored hash has another form than new hashes. */
    public boolean isOutdated(String stored) {
        return !form.isOf(stored);
    }

    /** Callers that wait for their turn now. */
    int waiting() {
        return MOST_WAITING - places.availablePermits();
    }

    /** A hash that belongs to no password. */
    private String decoy() {
        String hash = decoy;
        if (hash == null) {
            hash = form.encode(HexFormat.of().formatHex(CodeService.bytes(DECOY_BYTES)));
            decoy = hash;
        }
        return hash;
    }

    private <T> T inTurn(Duration patience, Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            awaitTurn(patience);
        } finally {
            places.release();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    // The semaphore is fair: those who came first are served first.
    private void awaitTurn(Duration patience) {
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private UnavailableException busy() {
        return new UnavailableException("Too many people sign in at the moment, please try again", RETRY_AFTER);
    }
}
