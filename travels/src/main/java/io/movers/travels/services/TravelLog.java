package io.movers.travels.services;

import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.NotAuthorizedException;
import io.movers.common.errors.NotFoundException;
import io.movers.common.security.CurrentUser;
import io.movers.travels.events.publishers.TravelCreatedPublisher;
import io.movers.travels.events.publishers.TravelFinishedPublisher;
import io.movers.travels.models.Outcome;
import io.movers.travels.models.Reservation;
import io.movers.travels.models.Route;
import io.movers.travels.models.Travel;
import io.movers.travels.models.Travels;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Begins and finishes the trips of whoever calls. */
@Service
public class TravelLog {
    private final Travels travels;
    private final TravelCreatedPublisher created;
    private final TravelFinishedPublisher finished;
    private final Clock clock;

    TravelLog(Travels travels, TravelCreatedPublisher created, TravelFinishedPublisher finished, Clock clock) {
        this.travels = travels;
        this.created = created;
        this.finished = finished;
        this.clock = clock;
    }

    public Travel begin(Reservation reservation, Route route, CurrentUser traveller) {
        Travel travel = Travel.begin(traveller.id(), reservation, route, clock.instant());
        created.publish(travel);
        return travel;
    }

    /** Finishes the trip once: one that is finished already is returned as it is. */
    public Travel finish(String id, Outcome outcome, CurrentUser traveller) {
        return OptimisticRetry.retry(() -> {
            Travel travel = own(id, traveller);
            if (!travel.isFinished()) {
                travel.finish(outcome, clock.instant());
                finished.publish(travel);
            }
            return travel;
        });
    }

    private Travel own(String id, CurrentUser traveller) {
        Travel travel = travels.find(id);
        if (travel == null) {
            throw new NotFoundException();
        }
        if (!travel.getUserId().equals(traveller.id())) {
            throw new NotAuthorizedException();
        }
        return travel;
    }
}
