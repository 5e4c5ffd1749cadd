package io.movers.notifications.services;

import io.micrometer.core.instrument.MeterRegistry;
import io.movers.notifications.models.MailClaim;
import io.movers.notifications.models.MailRepository;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Sends the mail of an event, once as far as SMTP allows: only between the server's yes and our noting it can a crash make it
 * twice.
 *
 * <p>{@code movers.mails} counts by kind and outcome: sent, failed (tried again later), expired.
 */
@Service
public class MailDeliveryService {
    private static final Logger log = LoggerFactory.getLogger(MailDeliveryService.class);

    private final MailRepository mailLog;
    private final MailTextService texts;
    private final SmtpService smtp;
    private final MailProperties properties;
    private final MeterRegistry metrics;
    private final Clock clock;

    MailDeliveryService(
            MailRepository mailLog,
            MailTextService texts,
            SmtpService smtp,
            MailProperties properties,
            MeterRegistry metrics,
            Clock clock) {
        this.mailLog = mailLog;
        this.texts = texts;
        this.smtp = smtp;
        this.properties = properties;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Sends the mail unless that has been done or its code has expired.
     *
     * @return whether there is nothing more to do; false while somebody else is sending it
     * @throws RuntimeException it could not be sent, and is to be tried again
     */
    public boolean deliver(OutgoingMail mail) {
        MailClaim claim = mailLog.claim(mail.eventId(), mail.kind().template(), mail.userId(), properties.lease());
        return switch (claim.status()) {
            case FINISHED -> true;
            case TAKEN -> false;
            case GRANTED -> {
                sendInTime(mail, claim);
                yield true;
            }
        };
    }

    private void sendInTime(OutgoingMail mail, MailClaim claim) {
        if (!clock.instant().isBefore(mail.expiresAt())) {
            mailLog.expired(claim);
            count(mail, "expired");
            log.warn("{} is not sent any more: its code has expired", mail);
            return;
        }
        try {
            smtp.send(mail, texts.render(mail));
        } catch (RuntimeException e) {
            mailLog.release(claim);
            count(mail, "failed");
            log.warn("{} could not be sent, it is tried again: {}", mail, causes(e));
            throw e;
        }
        mailLog.sent(claim);
        count(mail, "sent");
        log.info("{} is sent", mail);
    }

    private void count(OutgoingMail mail, String outcome) {
        metrics.counter("movers.mails", "kind", mail.kind().template(), "outcome", outcome)
                .increment();
    }

    /** The kinds of the failures, without their messages: servers like to repeat the address. */
    private static String causes(Throwable failure) {
        StringBuilder kinds = new StringBuilder(failure.getClass().getSimpleName());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            kinds.append(" < ").append(cause.getClass().getSimpleName());
        }
        return kinds.toString();
    }
}
