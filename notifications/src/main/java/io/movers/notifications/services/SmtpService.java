package io.movers.notifications.services;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Service;

/**
 * Hands mails to the mail server.
 *
 * <p>Spring's sender is no bean, so that no health of it is taken: a lost mail server makes mails wait, not the service useless.
 */
@Service
class SmtpService implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SmtpService.class);

    private static final Resource LOGO =
            new ClassPathResource("templates/logo-white.png", SmtpService.class.getClassLoader());

    private final SmtpProperties server;
    private final MailProperties mails;
    private final JavaMailSenderImpl sender;
    private volatile boolean running;

    SmtpService(SmtpProperties server, MailProperties mails) {
        this.server = server;
        this.mails = mails;
        this.sender = senderTo(server);
    }

    /**
     * Returns when the server has taken the mail.
     *
     * @throws org.springframework.mail.MailException it has not, or is not known to have
     */
    void send(OutgoingMail mail, MailText text) {
        try {
            sender.send(message(mail, text));
        } catch (MessagingException e) {
            throw new MailParseException(e);
        } catch (MailSendException e) {
            // Without a failed message it was only the good-bye that failed: the mail has been taken.
            if (!e.getFailedMessages().isEmpty()) {
                throw e;
            }
        }
    }

    private MimeMessage message(OutgoingMail mail, MailText text) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper parts = new MimeMessageHelper(message, true, "UTF-8");
        parts.setFrom(mails.from());
        parts.setTo(new InternetAddress(mail.to(), true));
        parts.setSubject(text.subject());
        parts.setText(text.text(), text.html());
        parts.addInline("logo", "logo-white.png", LOGO, "image/png");
        // The same at every attempt: who gets the mail twice all the same can tell.
        message.setHeader("Message-ID", "<" + mail.eventId() + "@" + mails.fromDomain() + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static JavaMailSenderImpl senderTo(SmtpProperties server) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(server.host());
        sender.setPort(server.portNumber());
        sender.setDefaultEncoding("UTF-8");
        Properties settings = sender.getJavaMailProperties();
        if (!server.username().isEmpty()) {
            sender.setUsername(server.username());
            sender.setPassword(server.password());
            settings.setProperty("mail.smtp.auth", "true");
        }
        String mode = server.mode();
        settings.setProperty("mail.smtp.ssl.enable", String.valueOf(SmtpProperties.TLS.equals(mode)));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        // Required: a server that does not offer it, or somebody in between, gets no mail.
        settings.setProperty("mail.smtp.starttls.enable", String.valueOf(SmtpProperties.STARTTLS.equals(mode)));
        settings.setProperty("mail.smtp.starttls.required", String.valueOf(SmtpProperties.STARTTLS.equals(mode)));
        settings.setProperty("mail.smtp.connectiontimeout", millis(server.connectTimeout()));
        settings.setProperty("mail.smtp.timeout", millis(server.timeout()));
        settings.setProperty("mail.smtp.writetimeout", millis(server.timeout()));
        settings.setProperty("mail.smtp.quitwait", "false");
        // Addresses beyond ASCII, where the server takes them.
        settings.setProperty("mail.mime.allowutf8", "true");
        settings.putAll(server.properties());
        return sender;
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
        log.info("Mails go to {}", server);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before events are taken. */
    @Override
    public int getPhase() {
        return 0;
    }
}
