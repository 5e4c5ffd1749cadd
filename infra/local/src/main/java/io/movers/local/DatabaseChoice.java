package io.movers.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which database the suite starts: {@code MONGO}. */
public enum DatabaseChoice {
    /** The one whose data is there already; else the {@code mongod} on the PATH; else the embedded one. */
    AUTO,
    EMBEDDED,
    /** The {@code mongod} on the PATH. */
    INSTALLED,
    /** MongoDB itself, downloaded if it is not in the cache. */
    DOWNLOAD;

    static DatabaseChoice parse(String value) {
        return Arrays.stream(values())
                .filter(choice -> choice.text().equals(value))
                .findFirst()
                .orElseThrow(() -> new SuiteException("MONGO is \"" + value + "\", which is none of "
                        + Arrays.stream(values()).map(DatabaseChoice::text).collect(Collectors.joining(", "))));
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
