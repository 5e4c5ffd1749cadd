package io.movers.travels.services;

import io.movers.common.data.Command;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.ApiError;
import io.movers.common.errors.NotAuthorizedException;
import io.movers.common.errors.NotFoundException;
import io.movers.common.errors.RequestValidationException;
import io.movers.common.events.EventTooLargeException;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.PageRequest;
import io.movers.travels.events.publishers.TravelCreatedPublisher;
import io.movers.travels.events.publishers.TravelFinishedPublisher;
import io.movers.travels.models.NewTravel;
import io.movers.travels.models.Travel;
import io.movers.travels.models.TravelRepository;
import io.movers.travels.models.TravelResult;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Lists, starts and finishes trips. */
@Service
public class TravelService {
    private static final Logger log = LoggerFactory.getLogger(TravelService.class);

    public static final int MAX_PAGE = 200;

    private final TravelRepository travels;
    private final TravelAdmissionService admission;
    private final TravelCreatedPublisher travelCreated;
    private final TravelFinishedPublisher travelFinished;
    private final Clock clock;

    TravelService(
            TravelRepository travels,
            TravelAdmissionService admission,
            TravelCreatedPublisher travelCreated,
            TravelFinishedPublisher travelFinished,
            Clock clock) {
        this.travels = travels;
        this.admission = admission;
        this.travelCreated = travelCreated;
        this.travelFinished = travelFinished;
        this.clock = clock;
    }

    /** Returns one page of at most {@value #MAX_PAGE} of the user's trips, newest first. The caller closes the stream. */
    public Stream<Travel> pageOf(String userId, PageRequest page) {
        return travels.streamByUser(userId, page.atMost(MAX_PAGE));
    }

    /**
     * Starts a trip of the caller.
     *
     * @throws io.movers.common.errors.BadRequestException the resource belongs to another company, or the reservation is
     *     known and does not match
     */
    public Travel start(NewTravel newTravel, CurrentUser caller) {
        return Command.once(Travel.class, () -> {
            admission.check(newTravel, caller);
            Travel travel = Travel.start(newTravel, caller.id(), clock.instant());
            travelCreated.publish(travel);
            return travel;
        });
    }

    /**
     * Finishes a trip. Finishing it again changes nothing and returns it as it is.
     *
     * @throws NotFoundException there is no such trip
     * @throws NotAuthorizedException the trip belongs to another user
     * @throws RequestValidationException the tracking does not fit into an event
     */
    public Travel finish(String id, TravelResult result, CurrentUser caller) {
        return OptimisticRetry.retry(() -> {
            Travel travel = ownTravel(id, caller);
            if (travel.finish(result, clock.instant())) {
                publishFinished(travel);
                log.info("Travel {} finished by user {}", id, caller.id());
            }
            return travel;
        });
    }

    private void publishFinished(Travel travel) {
        try {
            travelFinished.publish(travel);
        } catch (EventTooLargeException e) {
            // Only the tracking can be this large; all other fields are short.
            throw new RequestValidationException(List.of(new ApiError("The tracking is too large", "tracking")));
        }
    }

    private Travel ownTravel(String id, CurrentUser caller) {
        Travel travel = travels.find(id).orElseThrow(NotFoundException::new);
        if (!travel.getUserId().equals(caller.id())) {
            throw new NotAuthorizedException();
        }
        return travel;
    }
}
