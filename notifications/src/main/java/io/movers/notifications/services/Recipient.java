package io.movers.notifications.services;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.nio.charset.StandardCharsets;

/**
 * The address that a mail goes to, with its domain in ASCII form.
 *
 * @param needsSmtpUtf8 whether the local part contains characters beyond ASCII, so that only servers with SMTPUTF8 accept it
 */
record Recipient(InternetAddress address, boolean needsSmtpUtf8) {
    /** @throws MailNotSentException no mail can be built for the address */
    static Recipient of(String email) {
        int at = email.lastIndexOf('@');
        if (at < 1 || email.chars().anyMatch(Character::isISOControl)) {
            throw notAnAddress();
        }
        String local = email.substring(0, at);
        try {
            String ascii = local + "@" + IDN.toASCII(email.substring(at + 1));
            InternetAddress address = new InternetAddress(ascii, true);
            if (!ascii.equals(address.getAddress())) {
                throw notAnAddress();
            }
            return new Recipient(
                    address, !StandardCharsets.US_ASCII.newEncoder().canEncode(local));
        } catch (AddressException | IllegalArgumentException e) {
            throw notAnAddress();
        }
    }

    private static MailNotSentException notAnAddress() {
        return new MailNotSentException(
                MailNotSentException.Reason.PERMANENT, "The account's address is no e-mail address");
    }
}
