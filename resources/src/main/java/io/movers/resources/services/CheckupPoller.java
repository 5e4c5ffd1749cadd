package io.movers.resources.services;

import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceRepository;
import io.movers.resources.models.WorkKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Opens the check-ups that are due. The resource contains the due date. The write that opens the check-up removes the date
 * and is guarded by the resource's version, so that only one of several replicas opens the check-up.
 */
@Service
public class CheckupPoller {
    /** How long a check-up that could not be opened is postponed. */
    static final Duration POSTPONED = Duration.ofHours(1);

    static final Duration LONGEST_REST = Duration.ofSeconds(3);

    private static final Logger log = LoggerFactory.getLogger(CheckupPoller.class);
    private static final int PAGE = 100;
    private static final int PAGES = 100;

    private final ResourceRepository resources;
    private final ResourceMutations changes;
    private final WorkOpeningService opening;
    private final Clock clock;
    private volatile boolean changed = true;
    private volatile Instant nextLook = Instant.MIN;

    CheckupPoller(ResourceRepository resources, ResourceMutations changes, WorkOpeningService opening, Clock clock) {
        this.resources = resources;
        this.changes = changes;
        this.opening = opening;
        this.clock = clock;
    }

    /** Notes that a resource was stored, so that a check-up may fall due earlier than it is known. */
    public void noteChange() {
        changed = true;
    }

    /**
     * Opens the check-ups that are due now, but does not ask the database while it knows that there are none: until the earliest due date,
     * unless a resource was stored since. It looks once in {@link #LONGEST_REST} for what another replica, or a script, has scheduled.
     */
    public void poll() {
        Instant now = clock.instant();
        if (!changed && now.isBefore(nextLook)) {
            return;
        }
        changed = false;
        Instant earliest = resources.findEarliestCheckup().orElse(Instant.MAX);
        if (earliest.isAfter(now)) {
            Instant limit = now.plus(LONGEST_REST);
            nextLook = earliest.isBefore(limit) ? earliest : limit;
        } else {
            nextLook = now;
            run();
        }
    }

    /** Opens the check-ups that are due now. Several replicas may run it at once. */
    public void run() {
        Instant now = clock.instant();
        int page = 0;
        while (openPage(now) == PAGE && ++page < PAGES) {
            log.debug("{} check-ups handled; looking for more", page * PAGE);
        }
    }

    private int openPage(Instant now) {
        List<Resource> due = resources.findCheckupsDue(now, PAGE);
        due.forEach(resource -> openOrPostpone(resource, now));
        return due.size();
    }

    /** A failure does not affect the other resources. */
    private void openOrPostpone(Resource due, Instant now) {
        boolean done = false;
        try {
            done = open(due, now);
        } catch (RuntimeException e) {
            log.warn("Opening the check-up of resource {} failed: {}", due.getId(), e.toString());
        } finally {
            if (!done) {
                log.info("The check-up of resource {} is postponed by {}", due.getId(), POSTPONED);
                resources.postponeCheckup(due, now.plus(POSTPONED));
            }
        }
    }

    /** @return false if its office is not known */
    private boolean open(Resource due, Instant now) {
        AtomicBoolean done = new AtomicBoolean();
        changes.change(due.getId(), resource -> {
            done.set(true);
            if (!resource.isCheckupDue(now)) {
                return false;
            }
            boolean opened = opening.open(WorkKind.CHECKUP, resource).isPresent();
            if (opened) {
                resource.scheduleCheckup(null);
            }
            done.set(opened);
            return opened;
        });
        return done.get();
    }
}
