package io.movers.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that are created once and kept with the data, so that sessions and the admin's password survive a restart. */
final class Secrets {
    private final Path dir;

    Secrets(Path dir) {
        this.dir = dir;
    }

    String get(String name, int bytes) throws IOException {
        Path file = dir.resolve(name);
        if (!Files.exists(file)) {
            var random = new byte[bytes];
            new SecureRandom().nextBytes(random);
            OwnerOnlyFile.create(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        return Files.readString(file).trim();
    }
}
