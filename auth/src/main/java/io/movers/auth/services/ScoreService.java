package io.movers.auth.services;

import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.EarlierScores;
import io.movers.auth.models.RankingRepository;
import io.movers.auth.models.Resource;
import io.movers.auth.models.ResourceRepository;
import io.movers.auth.models.ScoreEntry;
import io.movers.auth.models.ScoreRepository;
import io.movers.auth.models.ScoreTotals;
import io.movers.auth.models.TripIndicators;
import io.movers.auth.models.TripIndicatorsRepository;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.TravelState;
import io.movers.common.web.WebProperties;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Gives points for rentals and kilometres. What earned them is entered in the ledger once, however often an event is delivered.
 * Scores and the ranking are only ever summed from the ledger.
 */
@Service
public class ScoreService {
    /** How many rentals of an account earn points on one day. */
    static final int RENTALS_A_DAY = 10;

    private static final double LONGEST_TRIP_KM = 500;

    private final ScoreRepository scores;
    private final TripIndicatorsRepository indicators;
    private final RankingRepository ranking;
    private final Optional<EarlierScores> earlier;
    private final UserRepository users;
    private final ResourceRepository resources;
    private final UserUpdatedPublisher userUpdated;
    private final ZoneId zone;
    private final Clock clock;

    ScoreService(
            ScoreRepository scores,
            TripIndicatorsRepository indicators,
            RankingRepository ranking,
            Optional<EarlierScores> earlier,
            UserRepository users,
            ResourceRepository resources,
            UserUpdatedPublisher userUpdated,
            WebProperties web,
            Clock clock) {
        this.scores = scores;
        this.indicators = indicators;
        this.ranking = ranking;
        this.earlier = earlier;
        this.users = users;
        this.resources = resources;
        this.userUpdated = userUpdated;
        this.zone = web.timeZone();
        this.clock = clock;
    }

    /**
     * Gives points for the rental that a trip belongs to.
     *
     * @param publishedAt the time of the trip where the event does not carry it
     * @return false while the account or the resource is unknown
     */
    public boolean addRental(TravelState trip, Instant publishedAt) {
        Resource resource = resourceOf(trip);
        User user = userOf(trip);
        if (resource == null || resource.getType() == null || user == null) {
            return false;
        }
        String userId = user.getId();
        earlier.ifPresent(scores -> scores.open(userId));
        String reservation = trip.reservationId();
        if (reservation != null) {
            Instant at = Objects.requireNonNullElse(trip.createdAt(), publishedAt);
            LocalDate day = at.atZone(zone).toLocalDate();
            int counted =
                    earlier.map(scores -> scores.rentals(userId, day, zone)).orElse(0);
            scores.enterRental(userId, reservation, resource.getType(), at, day, RENTALS_A_DAY - counted);
        }
        sum(userId);
        return true;
    }

    /**
     * Gives points for the kilometres of a trip, and records its indicators.
     *
     * @param publishedAt the time of the trip where the event does not carry it
     * @return false while the account or the resource is unknown
     */
    public boolean addTrip(TravelState trip, Instant publishedAt) {
        Indicators saved = trip.indicators();
        if (saved == null || !counts(saved.km())) {
            return true;
        }
        Resource resource = resourceOf(trip);
        User user = userOf(trip);
        if (resource == null || resource.getType() == null || user == null) {
            return false;
        }
        String userId = user.getId();
        earlier.ifPresent(scores -> scores.open(userId));
        Instant at = Objects.requireNonNullElse(trip.completedAt(), publishedAt);
        ScoreEntry entry =
                ScoreEntry.forTrip(userId, trip.reservationId(), trip.id(), saved.km(), resource.getType(), at);
        if (earlier.isEmpty() || !earlier.get().includes(entry)) {
            scores.enter(entry);
            indicators.enter(new TripIndicators(userId, trip.id(), saved, resource.getType(), at));
        }
        sum(userId);
        return true;
    }

    @org.springframework.lang.Contract("null -> false")
    private static boolean counts(@Nullable Double km) {
        return km != null && km > 0 && km <= LONGEST_TRIP_KM;
    }

    private @Nullable Resource resourceOf(TravelState trip) {
        String reference = trip.resourceRef();
        return reference == null ? null : resources.findByReference(reference);
    }

    private @Nullable User userOf(TravelState trip) {
        String id = trip.userId();
        return id == null ? null : users.find(id);
    }

    /** Reads the account before the ledger; its version guards the sum, so an older sum never replaces a newer one. */
    private void sum(String userId) {
        OptimisticRetry.retry(() -> {
            User user = Objects.requireNonNull(users.find(userId), "accounts are never deleted");
            ScoreTotals totals = scores.totals(userId);
            if (totals.total() != user.getPoints()) {
                user.setPoints(totals.total());
                userUpdated.publish(user);
            }
            long asOf = user.version();
            totals.byType().forEach((type, points) -> ranking.place(userId, type, points, asOf, clock.instant()));
        });
    }
}
