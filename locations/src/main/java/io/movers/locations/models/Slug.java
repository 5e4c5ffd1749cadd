package io.movers.locations.models;

import java.util.Locale;

/** The form of a name in which two count as the same; as in the original, only the first blank becomes a dash. */
final class Slug {
    private Slug() {}

    static String of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int blank = lower.indexOf(' ');
        return blank < 0 ? lower : lower.substring(0, blank) + '-' + lower.substring(blank + 1);
    }
}
