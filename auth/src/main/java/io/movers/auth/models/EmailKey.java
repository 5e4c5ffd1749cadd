package io.movers.auth.models;

import java.util.Locale;

/** E-mail addresses are stored as given and compared without case. */
public final class EmailKey {
    private EmailKey() {}

    public static String of(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    /** The part behind the at sign, as given. */
    public static String domainOf(String email) {
        return email.substring(email.lastIndexOf('@') + 1);
    }
}
