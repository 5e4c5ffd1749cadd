package io.movers.servers;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Extracts the texts from a MIME message, however its parts are nested. */
final class MailParser {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();

    private MailParser() {}

    static Mail parse(MimeMessage message, Instant receivedAt) throws MessagingException, IOException {
        var parser = new MailParser();
        parser.read(message);
        String subject = message.getSubject();
        return new Mail(
                recipients(message),
                subject == null ? "" : subject,
                parser.text.toString(),
                parser.html.toString(),
                receivedAt);
    }

    private void read(Part part) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                read(parts.getBodyPart(i));
            }
        } else if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return;
        } else if (part.isMimeType("text/plain")) {
            text.append(part.getContent());
        } else if (part.isMimeType("text/html")) {
            html.append(part.getContent());
        }
    }

    private static List<String> recipients(MimeMessage message) throws MessagingException {
        Address[] recipients = message.getRecipients(Message.RecipientType.TO);
        var addresses = new ArrayList<String>();
        if (recipients != null) {
            for (Address recipient : recipients) {
                addresses.add(recipient instanceof InternetAddress mail ? mail.getAddress() : recipient.toString());
            }
        }
        return addresses;
    }
}
