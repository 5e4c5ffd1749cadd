package io.movers.resources.models;

import io.movers.chaos.off.Switch;
import io.movers.common.events.contract.TravelState;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Does not know again the trips whose kilometres have been added. */
public class ForgetfulTravelRepository extends TravelRepository {
    ForgetfulTravelRepository(MongoTemplate template) {
        super(template);
    }

    @Override
    public boolean isCounted(TravelState trip) {
        return !Switch.isOff("kilometres-key") && super.isCounted(trip);
    }
}
