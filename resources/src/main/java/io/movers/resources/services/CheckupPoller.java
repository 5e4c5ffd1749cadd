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
 * Opens the check-ups that have fallen due. The resource holds the due date; the write that opens the check-up removes it, under
 * the resource's version. So only one of several replicas opens it.
 */
@Service
public class CheckupPoller {
    /** How long a check-up waits that could not be opened, because its office is not known. */
    static final Duration POSTPONED = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(CheckupPoller.class);
    private static final int PAGE = 100;
    private static final int PAGES = 100;

    private final ResourceRepository resources;
    private final ResourceMutations changes;
    private final WorkOpeningService opening;
    private final Clock clock;

    CheckupPoller(ResourceRepository resources, ResourceMutations changes, WorkOpeningService opening, Clock clock) {
        this.resources = resources;
        this.changes = changes;
        this.opening = opening;
        this.clock = clock;
    }

    /** Opens what is due now. Several replicas may run it at once. */
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

    /** One failure does not hold up the others. */
    private void openOrPostpone(Resource due, Instant now) {
        boolean done = false;
        try {
            done = open(due, now);
        } catch (RuntimeException e) {
            log.warn("The check-up of resource {} could not be opened: {}", due.getId(), e.toString());
        } finally {
            if (!done) {
                log.info("The check-up of resource {} is postponed by {}", due.getId(), POSTPONED);
                resources.postponeCheckup(due, now.plus(POSTPONED));
            }
        }
    }

    /** @return false when its office is not known */
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
