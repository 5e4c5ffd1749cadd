package io.movers.notifications.services;

import io.movers.notifications.models.MailClaim;
import io.movers.notifications.models.MailRepository;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Extends the leases of mails while they are being sent, however long the mail server takes. */
final class LeaseKeeper implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LeaseKeeper.class);

    private final MailRepository mails;
    private final Duration lease;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "mail-leases");
        thread.setDaemon(true);
        return thread;
    });

    LeaseKeeper(MailRepository mails, Duration lease) {
        this.mails = mails;
        this.lease = lease;
    }

    /** Keeps extending the claim's lease until the returned future is cancelled. */
    ScheduledFuture<?> keep(MailClaim claim) {
        long third = Math.max(1, lease.toMillis() / 3);
        return scheduler.scheduleWithFixedDelay(() -> renew(claim), third, third, TimeUnit.MILLISECONDS);
    }

    private void renew(MailClaim claim) {
        try {
            mails.renew(claim, lease);
        } catch (RuntimeException e) {
            log.warn("Lease of mail {} not extended; it is tried again soon: {}", claim.eventId(), e.toString());
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
