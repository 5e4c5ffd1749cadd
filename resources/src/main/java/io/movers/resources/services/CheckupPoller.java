package io.movers.resources.services;

import io.movers.resources.models.Resource;
import io.movers.resources.models.WorkKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Opens the check-ups that have fallen due. The due date is in the resource; the write that opens the check-up takes it away,
 * under the resource's version, so of several replicas one does it.
 */
@Component
class CheckupPoller extends Poller {
    /** When a check-up is tried again that could not be opened, for its office is not known. */
    static final Duration POSTPONED = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(CheckupPoller.class);
    private static final int PAGE = 100;
    private static final int PAGES = 100;

    private final MongoTemplate mongo;
    private final ResourceChanges changes;
    private final WorkOpening opening;
    private final Clock clock;

    CheckupPoller(
            MongoTemplate mongo,
            ResourceChanges changes,
            WorkOpening opening,
            FleetProperties properties,
            Clock clock) {
        super("checkups", properties.checkupPoll());
        this.mongo = mongo;
        this.changes = changes;
        this.opening = opening;
        this.clock = clock;
    }

    @Override
    public void poll() {
        Instant now = clock.instant();
        int page = 0;
        while (openPage(now) == PAGE && ++page < PAGES) {
            log.debug("{} check-ups opened, more are due", page * PAGE);
        }
    }

    private int openPage(Instant now) {
        List<Resource> due = mongo.find(
                Query.query(Criteria.where("nextCheckupAt").lte(now))
                        .with(Sort.by("nextCheckupAt"))
                        .limit(PAGE),
                Resource.class);
        due.forEach(resource -> openOrPostpone(resource, now));
        return due.size();
    }

    /** One that cannot be opened does not hold up the others. */
    private void openOrPostpone(Resource due, Instant now) {
        boolean done = false;
        try {
            done = open(due, now);
        } catch (RuntimeException e) {
            log.warn("The check-up of resource {} could not be opened: {}", due.getId(), e.toString());
        } finally {
            if (!done) {
                log.info("The check-up of resource {} is tried again in {}", due.getId(), POSTPONED);
                postpone(due, now.plus(POSTPONED));
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

    /** Bookkeeping: the version stays, for nothing changes that anybody could see. */
    private void postpone(Resource due, Instant until) {
        Instant was = due.getNextCheckupAt();
        if (was != null) {
            Document unchanged = new Document("_id", new ObjectId(due.getId())).append("nextCheckupAt", Date.from(was));
            Document later = new Document("$set", new Document("nextCheckupAt", Date.from(until)));
            mongo.execute(Resource.class, resources -> resources.updateOne(unchanged, later));
        }
    }
}
