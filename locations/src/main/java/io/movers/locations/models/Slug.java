package io.movers.locations.models;

import java.util.Locale;

/** Names with the same slug count as the same name. Only the first blank becomes a dash. */
final class Slug {
    private Slug() {}

    static String of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int blank = lower.indexOf(' ');
        return blank < 0 ? lower : lower.substring(0, blank) + '-' + lower.substring(blank + 1);
    }
}
