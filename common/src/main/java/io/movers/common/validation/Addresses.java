package io.movers.common.validation;

import io.movers.common.json.JavaScriptText;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;

/**
 * Decides which e-mail addresses and domain names are accepted: the same ones as by validator.js 13.6, compared by UTF-16
 * unit as in JavaScript.
 */
public final class Addresses {

    private static final int MAX_EMAIL = 254;
    private static final int MAX_USER = 64;
    private static final int MAX_LABEL = 63;
    private static final String ATOM_SYMBOLS = "!#$%&'*+-/=?^_`{|}~";

    private Addresses() {}

    public static boolean isEmail(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0 || text.length() > MAX_EMAIL) {
            return false;
        }
        String user = text.substring(0, at);
        String domain = text.substring(at + 1);
        if (bytes(user) > MAX_USER || bytes(domain) > MAX_EMAIL || !isDomain(domain)) {
            return false;
        }
        if (user.startsWith("\"")) {
            return isQuoted(user.length() < 2 ? "" : user.substring(1, user.length() - 1));
        }
        for (String atom : user.split("\\.", -1)) {
            if (atom.isEmpty() || !all(atom, Addresses::isAtom)) {
                return false;
            }
        }
        return true;
    }

    public static boolean isDomain(String text) {
        String[] labels = text.split("\\.", -1);
        String topLevel = labels[labels.length - 1];
        if (labels.length < 2 || !isTopLevel(topLevel)) {
            return false;
        }
        for (String label : labels) {
            if (label.isEmpty()
                    || label.length() > MAX_LABEL
                    || label.startsWith("-")
                    || label.endsWith("-")
                    || !all(
                            label,
                            c -> isAlphanumeric(c) || c == '-' || (c >= 0xa1 && !(c >= 0xff01 && c <= 0xff5e)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTopLevel(String label) {
        if (!all(label, c -> !isForbiddenInTopLevel(c))) {
            return false;
        }
        boolean letters = label.length() >= 2 && all(label, c -> isLetter(c) || c >= 0xa1);
        boolean punycode = label.length() >= 4
                && label.regionMatches(true, 0, "xn", 0, 2)
                && all(label.substring(2), c -> isAlphanumeric(c) || c == '-');
        return letters || punycode;
    }

    private static boolean isForbiddenInTopLevel(int c) {
        return JavaScriptText.isSpace((char) c)
                || (c >= 0x2002 && c <= 0x200b)
                || c == 0xdb40
                || c == 0xdc20
                || c == 0xa9
                || c == 0xfffd;
    }

    private static boolean isQuoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                if (i == text.length() || !isEscapable(text.charAt(i))) {
                    return false;
                }
            } else if (!isQuotable(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isQuotable(char c) {
        return JavaScriptText.isSpace(c) || (c >= 0x01 && c <= 0x7f && c != '"') || isInternational(c);
    }

    private static boolean isEscapable(char c) {
        return (c >= 0x01 && c <= 0x7f && c != '\n') || isInternational(c);
    }

    private static boolean isAtom(int c) {
        return isAlphanumeric(c) || ATOM_SYMBOLS.indexOf(c) >= 0 || isInternational(c);
    }

    private static boolean isInternational(int c) {
        return (c >= 0xa0 && c <= 0xd7ff) || (c >= 0xf900 && c <= 0xfdcf) || (c >= 0xfdf0 && c <= 0xffef);
    }

    private static boolean isAlphanumeric(int c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean all(String text, IntPredicate predicate) {
        return text.chars().allMatch(predicate);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
