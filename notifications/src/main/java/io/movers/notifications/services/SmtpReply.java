package io.movers.notifications.services;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The last answer of a mail server.
 *
 * @param code three digits; anything else if there was no answer
 * @param text the whole answer, with its code
 */
record SmtpReply(int code, String text) {
    private static final Pattern ENHANCED_CODE = Pattern.compile("^\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"'(),:;]+@[^\\s<>\"'(),:;]+");
    private static final String REDACTED = "[address]";
    private static final int MAX_TEXT = 300;
    private static final int MIN_LOCAL_PART = 3;

    static SmtpReply of(int code, @Nullable String text) {
        return new SmtpReply(code, text == null ? "" : text);
    }

    boolean isTemporaryRefusal() {
        return code >= 400 && code <= 499;
    }

    boolean isPermanentRefusal() {
        return code >= 500 && code <= 599;
    }

    /** Whether a permanent refusal of a recipient is about us as the sender: authentication, relaying or policy. */
    boolean isAboutSender() {
        String words = text.toLowerCase(Locale.ROOT);
        return code == 530
                || code == 535
                || code == 538
                || enhancedCode().startsWith("5.7.")
                || words.contains("relay")
                || words.contains("authenticat");
    }

    /** The code, and the enhanced status code if there is one. Unlike the text, they may be logged. */
    String codes() {
        return (code + " " + enhancedCode()).strip();
    }

    private String enhancedCode() {
        Matcher matcher = ENHANCED_CODE.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The server's answer on one line of limited length, without any addresses and without the local part of {@code email}. */
    String withoutAddresses(String email) {
        String words = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        words = ADDRESS.matcher(words).replaceAll(REDACTED);
        String local = email.substring(0, Math.max(0, email.lastIndexOf('@')));
        if (local.length() >= MIN_LOCAL_PART) {
            words = Pattern.compile(
                            "(?<![\\p{L}\\p{N}])" + Pattern.quote(local) + "(?![\\p{L}\\p{N}])",
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(words)
                    .replaceAll(Matcher.quoteReplacement(REDACTED));
        }
        return words.length() <= MAX_TEXT ? words : words.substring(0, MAX_TEXT) + "…";
    }
}
