package io.movers.notifications.services;

import io.movers.notifications.services.MailNotSentException.Reason;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Service;

/** Hands mails to the mail server. It has no health indicator, because the service still works without it: mails wait. */
@Service
class SmtpService implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SmtpService.class);

    private static final Resource LOGO =
            new ClassPathResource("templates/logo-white.png", SmtpService.class.getClassLoader());

    private final SmtpProperties server;
    private final MailProperties mails;
    private volatile boolean running;

    SmtpService(SmtpProperties server, MailProperties mails) {
        this.server = server;
        this.mails = mails;
    }

    /**
     * Sends a mail; returns once the server has accepted it.
     *
     * @param beforeEnd runs just before the server gets the end of the mail; if it throws, the server does not accept the mail
     * @throws MailNotSentException the server has not accepted it, or its answer is not known
     */
    void send(OutgoingMail mail, MailText text, Runnable beforeEnd) {
        Recipient recipient = Recipient.of(mail.to());
        Session session = Session.getInstance(settings(recipient));
        SmtpConnection connection = new SmtpConnection(session, server.endTimeout(), beforeEnd);
        try {
            MimeMessage message = message(session, mail, recipient, text);
            connection.connect(
                    server.host(), server.portNumber(), orNone(server.username()), orNone(server.password()));
            if (recipient.needsSmtpUtf8() && !connection.supportsExtension("SMTPUTF8")) {
                throw new MailNotSentException(
                        Reason.PERMANENT, "The address is beyond ASCII and the server does not offer SMTPUTF8");
            }
            connection.sendMessage(message, new Address[] {recipient.address()});
        } catch (MessagingException e) {
            throw connection.failure(e, mail.to());
        } finally {
            close(connection);
        }
    }

    private static void close(SmtpConnection connection) {
        try {
            connection.close();
        } catch (MessagingException e) {
            log.debug("The connection to the mail server was not closed cleanly", e);
        }
    }

    private static @Nullable String orNone(String value) {
        return value.isEmpty() ? null : value;
    }

    private MimeMessage message(Session session, OutgoingMail mail, Recipient recipient, MailText text)
            throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        MimeMessageHelper parts = new MimeMessageHelper(message, true, "UTF-8");
        parts.setFrom(mails.from());
        parts.setTo(recipient.address());
        parts.setSubject(text.subject());
        parts.setText(text.text(), text.html());
        parts.addInline("logo", "logo-white.png", LOGO, "image/png");
        parts.setSentDate(Date.from(Instant.now()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        // The same at every attempt, so that mail clients can recognise a second copy.
        message.setHeader("Message-ID", "<" + mail.eventId() + "@" + mails.fromDomain() + ">");
        return message;
    }

    private Properties settings(Recipient recipient) {
        Properties settings = new Properties();
        String mode = server.mode();
        settings.setProperty("mail.smtp.auth", String.valueOf(!server.username().isEmpty()));
        settings.setProperty("mail.smtp.ssl.enable", String.valueOf(SmtpProperties.TLS.equals(mode)));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        // Required: otherwise a server, or somebody in between, could make us send the mail unencrypted.
        settings.setProperty("mail.smtp.starttls.enable", String.valueOf(SmtpProperties.STARTTLS.equals(mode)));
        settings.setProperty("mail.smtp.starttls.required", String.valueOf(SmtpProperties.STARTTLS.equals(mode)));
        settings.setProperty("mail.smtp.connectiontimeout", millis(server.connectTimeout()));
        settings.setProperty("mail.smtp.timeout", millis(server.timeout()));
        settings.setProperty("mail.smtp.writetimeout", millis(server.timeout()));
        settings.setProperty("mail.smtp.quitwait", "false");
        // Only if needed: a later server without SMTPUTF8 would return the mail.
        settings.setProperty("mail.mime.allowutf8", String.valueOf(recipient.needsSmtpUtf8()));
        settings.putAll(server.properties());
        return settings;
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    @Override
    public void start() {
        if (server.host().isBlank()) {
            throw new IllegalStateException("EMAIL_HOST must name the mail server, as in smtp.example.com");
        }
        running = true;
        log.info("Mails are sent through {}", server);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before the event consumers. */
    @Override
    public int getPhase() {
        return 0;
    }
}
