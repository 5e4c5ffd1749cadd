package io.movers.local.console;

import io.movers.servers.Mail;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The caught mails. */
final class Mailbox {
    private static final int ID_LENGTH = 16;

    private final Supplier<List<Mail>> mails;

    Mailbox(Supplier<List<Mail>> mails) {
        this.mails = mails;
    }

    /** A caught mail; several recipients are separated by commas. */
    record CaughtMail(String id, String to, String subject, String text, String html, Instant receivedAt) {
        static CaughtMail of(Mail mail) {
            return new CaughtMail(
                    idOf(mail),
                    String.join(", ", mail.to()),
                    mail.subject(),
                    mail.text(),
                    mail.html(),
                    mail.receivedAt());
        }
    }

    /** All mails, oldest first. */
    List<CaughtMail> all() {
        return mails.get().stream().map(CaughtMail::of).toList();
    }

    Optional<CaughtMail> find(String id) {
        return all().stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    private static String idOf(Mail mail) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((mail.receivedAt() + String.join(",", mail.to()) + mail.text())
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
