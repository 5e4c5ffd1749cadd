package io.movers.auth.services;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Argon2id of the C library, whose hashes look the same as those of Spring's encoder and take three fifths of the CPU. */
final class NativeArgon2Encoder implements PasswordEncoder {
    private final Argon2 library;
    private final int memoryKib;
    private final int iterations;
    private final int parallelism;

    /** @throws LinkageError the library cannot be loaded here */
    NativeArgon2Encoder(int saltBytes, int hashBytes, int parallelism, int memoryKib, int iterations) {
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
