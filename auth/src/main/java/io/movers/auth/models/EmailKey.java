package io.movers.auth.models;

import java.net.IDN;
import java.util.Locale;

/**
 * The form in which addresses and domains are compared; they are stored as given. Letter case is ignored, and domains are
 * compared in their ASCII form: {@code bücher.example} is {@code xn--bcher-kva.example}.
 */
public final class EmailKey {
    private EmailKey() {}

    public static String of(String email) {
        int at = email.lastIndexOf('@');
        return email.substring(0, at + 1).toLowerCase(Locale.ROOT) + ofDomain(email.substring(at + 1));
    }

    public static String ofDomain(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        try {
            return IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            // A domain without an ASCII form equals only itself.
            return lower;
        }
    }

    /** The part after the at sign, as given. */
    public static String domainOf(String email) {
        return email.substring(email.lastIndexOf('@') + 1);
    }
}
