package io.movers.resources.services;

import io.movers.resources.models.Resource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Settles what an interruption has left unsettled: see {@link Settlement}. */
@Component
class SettlementSweep extends Poller {
    private static final Logger log = LoggerFactory.getLogger(SettlementSweep.class);
    private static final int PAGE = 100;

    private final MongoTemplate mongo;
    private final Settlement settlement;
    private final FleetProperties properties;
    private final Clock clock;

    SettlementSweep(MongoTemplate mongo, Settlement settlement, FleetProperties properties, Clock clock) {
        super("settlement", properties.sweepInterval());
        this.mongo = mongo;
        this.settlement = settlement;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void poll() {
        Instant old = clock.instant().minus(properties.sweepAge());
        List<Resource> left;
        int pages = 0;
        do {
            left = mongo.find(oldest(old), Resource.class);
            left.forEach(resource -> {
                log.info("Settling resource {} after an interruption", resource.getId());
                settlement.settle(resource);
            });
        } while (left.size() == PAGE && ++pages < PAGE);
    }

    private static Query oldest(Instant old) {
        return Query.query(Criteria.where("unsettledAt").lt(old))
                .with(Sort.by("unsettledAt"))
                .limit(PAGE);
    }
}
