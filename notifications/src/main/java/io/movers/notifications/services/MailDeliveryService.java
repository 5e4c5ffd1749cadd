package io.movers.notifications.services;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Span;
import io.movers.common.tracing.TracedWork;
import io.movers.common.tracing.Tracing;
import io.movers.notifications.models.Mail;
import io.movers.notifications.models.MailClaim;
import io.movers.notifications.models.MailRepository;
import io.movers.notifications.models.views.MailView;
import io.movers.notifications.models.views.UndeliveredMailsView;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/**
 * Sends the mail of an event once, as far as SMTP allows. If the server's answer to the whole mail is lost, the mail may be
 * sent again, but only a limited number of times.
 *
 * <p>The meter {@code movers.mails} counts by kind and outcome: sent; failed, denied, unanswered (tried again later); expired,
 * refused, unconfirmed (given up).
 */
@Service
public class MailDeliveryService implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(MailDeliveryService.class);
    private static final int LISTED = 100;

    private final MailRepository mails;
    private final MailTextService texts;
    private final SmtpService smtp;
    private final MailProperties properties;
    private final MeterRegistry metrics;
    private final Tracing tracing;
    private final Clock clock;
    private final SendingGate gate;
    private final LeaseKeeper leases;

    MailDeliveryService(
            MailRepository mails,
            MailTextService texts,
            SmtpService smtp,
            MailProperties properties,
            MeterRegistry metrics,
            Tracing tracing,
            Clock clock) {
        this.mails = mails;
        this.texts = texts;
        this.smtp = smtp;
        this.properties = properties;
        this.metrics = metrics;
        this.tracing = tracing;
        this.clock = clock;
        this.gate = new SendingGate(properties.concurrency(), clock);
        this.leases = new LeaseKeeper(mails, properties.lease());
    }

    /**
     * Sends the mail unless it has been sent or given up.
     *
     * @return whether the mail is finished; false while another attempt is under way or sending is paused
     * @throws RuntimeException the attempt failed, and a later one may succeed
     */
    public boolean deliver(OutgoingMail mail) {
        // A consumer that reads the stream again delivers old events, too; a finished mail needs neither the gate nor a
        // write.
        if (mails.isFinished(mail.eventId())) {
            return true;
        }
        if (isExpired(mail)) {
            return claimAndRun(mail, this::expire);
        }
        if (!gate.tryEnter()) {
            return false;
        }
        try {
            return claimAndRun(mail, this::send);
        } finally {
            gate.leave();
        }
    }

    private boolean isExpired(OutgoingMail mail) {
        return !clock.instant().isBefore(mail.expiresAt());
    }

    private boolean claimAndRun(OutgoingMail mail, Attempt attempt) {
        MailClaim claim = mails.claim(mail.eventId(), mail.kind().template(), mail.userId(), properties.lease());
        return switch (claim.status()) {
            case FINISHED -> true;
            case TAKEN -> false;
            case GRANTED -> {
                attempt.run(mail, claim);
                yield true;
            }
        };
    }

    private interface Attempt {
        void run(OutgoingMail mail, MailClaim claim);
    }

    private void expire(OutgoingMail mail, MailClaim claim) {
        mails.finish(claim, Mail.EXPIRED, null);
        count(mail, "expired");
        log.warn("{} given up: its code has expired", mail);
    }

    private void send(OutgoingMail mail, MailClaim claim) {
        if (claim.unconfirmed() >= properties.maxCopies()) {
            mails.finish(claim, Mail.UNCONFIRMED, null);
            count(mail, "unconfirmed");
            log.error("{} given up: the mail server got {} copies and confirmed none", mail, claim.unconfirmed());
            return;
        }
        AtomicBoolean handedOver = new AtomicBoolean();
        Future<?> lease = leases.keep(claim);
        try {
            smtpSend(mail, () -> handedOver.set(addCopy(claim)));
        } catch (MailNotSentException e) {
            if (handedOver.get() && e.reason() != MailNotSentException.Reason.UNCONFIRMED) {
                mails.removeCopy(claim);
            }
            fail(mail, claim, e);
            return;
        } catch (RuntimeException e) {
            mails.release(claim, Duration.ZERO, e.getClass().getSimpleName());
            throw e;
        } finally {
            lease.cancel(false);
        }
        mails.finish(claim, Mail.SENT, null);
        count(mail, "sent");
        log.info("{} sent", mail);
    }

    private void smtpSend(OutgoingMail mail, Runnable beforeEnd) {
        try (TracedWork work = tracing.begin(Span.Kind.CLIENT, "send mail")) {
            work.tag("movers.mail.kind", mail.kind().template());
            try {
                smtp.send(mail, texts.render(mail), beforeEnd);
            } catch (RuntimeException e) {
                work.failed(
                        e instanceof MailNotSentException failure
                                ? failure.reason().name()
                                : e.getClass().getName());
                throw e;
            }
        }
    }

    /** Stored before the server gets the end of the mail, so that a crash right after it counts as a copy, too. */
    private boolean addCopy(MailClaim claim) {
        if (!mails.addCopy(claim)) {
            throw new IllegalStateException("The lease of mail %s was lost".formatted(claim.eventId()));
        }
        return true;
    }

    private void fail(OutgoingMail mail, MailClaim claim, MailNotSentException failure) {
        switch (failure.reason()) {
            case PERMANENT -> {
                mails.finish(claim, Mail.REFUSED, failure.detail());
                count(mail, "refused");
                log.warn("{} given up, refused for good: {}", mail, failure.getMessage());
            }
            case DENIED -> {
                log.error("{} denied by the mail server: {}; next try in {}", mail, failure.getMessage(), slow());
                retry(mail, claim, failure, "denied", slow());
            }
            case LOCKED_OUT -> {
                gate.closeFor(slow());
                log.error(
                        "The mail server accepts no mails from us: {}; {} and all others wait {}. Check EMAIL_HOST,"
                                + " EMAIL_TLS, EMAIL_USERNAME, EMAIL_PASSWORD and EMAIL_FROM",
                        failure.getMessage(),
                        mail,
                        slow());
                retry(mail, claim, failure, "denied", slow());
            }
            case TEMPORARY -> {
                log.warn("{} not sent: {}; it will be sent again", mail, failure.getMessage());
                retry(mail, claim, failure, "failed", Duration.ZERO);
            }
            case UNCONFIRMED -> {
                Duration pause = properties.unconfirmedPause();
                log.warn("{} handed over, answer unknown: {}; next try in {}", mail, failure.getMessage(), pause);
                retry(mail, claim, failure, "unanswered", pause);
            }
        }
    }

    private Duration slow() {
        return properties.deniedPause();
    }

    private void retry(
            OutgoingMail mail, MailClaim claim, MailNotSentException failure, String outcome, Duration pause) {
        mails.release(claim, pause, failure.detail());
        count(mail, outcome);
        throw failure;
    }

    private void count(OutgoingMail mail, String outcome) {
        metrics.counter("movers.mails", "kind", mail.kind().template(), "outcome", outcome)
                .increment();
    }

    /** Returns what operators need to know about mails that have not reached a mail server. */
    public UndeliveredMailsView undelivered() {
        List<String> states = List.of(Mail.SENDING, Mail.REFUSED, Mail.UNCONFIRMED);
        return new UndeliveredMailsView(
                mails.count(Mail.SENDING),
                mails.count(Mail.REFUSED),
                mails.count(Mail.UNCONFIRMED),
                mails.findNewest(states, LISTED).stream().map(MailView::of).toList());
    }

    @Override
    public void destroy() {
        leases.close();
    }
}
