package io.movers.servers;

import java.nio.file.Path;

/** Where downloaded programs are kept. */
final class ProgramCache {
    private ProgramCache() {}

    /** {@code ~/.cache/movers}, unless {@code XDG_CACHE_HOME} says otherwise. */
    static Path folder() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path base = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return base.resolve("movers");
    }
}
