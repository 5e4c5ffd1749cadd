package io.movers.resources.services;

import io.movers.common.data.Aggregate;
import io.movers.resources.models.Reservation;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceType;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Does what an interruption has left undone: second documents that do not show what their resource says
 * ({@link Settlement}), resources that are rented under a closed reservation ({@link RentalRelease}), dependants that have not
 * followed their resource type to its new name ({@link Renaming}).
 */
@Component
class SettlementSweep extends Poller {
    private static final Logger log = LoggerFactory.getLogger(SettlementSweep.class);
    private static final int BATCH = 200;

    private final MongoTemplate mongo;
    private final Settlement settlement;
    private final RentalRelease release;
    private final Renaming renaming;
    private final FleetProperties properties;
    private final Clock clock;

    SettlementSweep(
            MongoTemplate mongo,
            Settlement settlement,
            RentalRelease release,
            Renaming renaming,
            FleetProperties properties,
            Clock clock) {
        super("settlement", properties.sweepInterval());
        this.mongo = mongo;
        this.settlement = settlement;
        this.release = release;
        this.renaming = renaming;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void poll() {
        Instant old = clock.instant().minus(properties.sweepAge());
        each(Resource.class, oldest(old), settlement::settle);
        each(Reservation.class, oldest(old), release::release);
        each(
                ResourceType.class,
                Query.query(Criteria.where("formerNames").exists(true)).limit(BATCH),
                renaming::carryAlong);
    }

    /** One that cannot be done now does not hold up the others. */
    private <A extends Aggregate> void each(Class<A> type, Query query, Consumer<A> action) {
        for (A left : mongo.find(query, type)) {
            try {
                log.info("Finishing what was interrupted: {} {}", type.getSimpleName(), left.getId());
                action.accept(left);
            } catch (RuntimeException e) {
                log.warn("{} {} is not finished yet: {}", type.getSimpleName(), left.getId(), e.toString());
            }
        }
    }

    private static Query oldest(Instant old) {
        return Query.query(Criteria.where("unsettledAt").lt(old))
                .with(Sort.by("unsettledAt"))
                .limit(BATCH);
    }
}
