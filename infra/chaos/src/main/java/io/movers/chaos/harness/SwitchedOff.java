package io.movers.chaos.harness;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** What a run needs that has a mechanism of the services switched off. The switches themselves are tests' code. */
final class SwitchedOff {
    /** The one mechanism that is not the services' but the database's. */
    static final String DURABLE_COMMITS = "durable-commits";

    private SwitchedOff() {}

    /** What to add to the class path of the services. */
    static List<String> classPath(String mechanism) {
        String checker = checker().toString();
        return mechanism.isEmpty() || mechanism.equals(DURABLE_COMMITS)
                ? List.of(checker)
                : List.of(checker, checker().resolveSibling("test-classes").toString());
    }

    private static Path checker() {
        try {
            return Path.of(SwitchedOff.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
