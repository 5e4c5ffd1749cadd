package io.movers.auth.services;

import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.OpeningBalances;
import io.movers.auth.models.ScoreEntry;
import io.movers.auth.models.ScoreRepository;
import io.movers.auth.models.ScoreTotals;
import io.movers.auth.models.TripIndicators;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.events.contract.Indicators;
import io.movers.common.events.contract.TravelState;
import io.movers.common.web.WebProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Gives points for rentals and kilometres. What earned them is entered in the ledger once, whatever is delivered how often;
 * totals and ranking are only ever summed from it.
 */
@Service
public class ScoreService {
    private static final double LONGEST_TRIP_KM = 500;

    private final ScoreRepository ledger;
    private final OpeningBalances openings;
    private final UserRepository users;
    private final UserUpdatedPublisher userUpdated;
    private final WebProperties web;
    private final Clock clock;

    ScoreService(
            ScoreRepository ledger,
            OpeningBalances openings,
            UserRepository users,
            UserUpdatedPublisher userUpdated,
            WebProperties web,
            Clock clock) {
        this.ledger = ledger;
        this.openings = openings;
        this.users = users;
        this.userUpdated = userUpdated;
        this.web = web;
        this.clock = clock;
    }

    /**
     * For the rental that a trip belongs to.
     *
     * @param publishedAt when it happened, where the trip does not say it (the original's do not)
     * @return false while the account or the resource is unknown
     */
    public boolean begun(TravelState trip, Instant publishedAt) {
        String type = typeOf(trip);
        String userId = userOf(trip);
        if (type == null || userId == null) {
            return false;
        }
        openings.enterMissing(userId);
        String reservation = trip.reservationId();
        if (reservation != null) {
            Instant at = Objects.requireNonNullElse(trip.createdAt(), publishedAt);
            ledger.enterRental(userId, reservation, type, at, web.timeZone());
        }
        sum(userId);
        return true;
    }

    /**
     * For the kilometres of a trip.
     *
     * @param publishedAt when it happened, where the trip does not say it (the original's do not)
     * @return false while the account or the resource is unknown
     */
    public boolean finished(TravelState trip, Instant publishedAt) {
        Indicators indicators = trip.indicators();
        if (indicators == null || !counts(indicators.km())) {
            return true;
        }
        String type = typeOf(trip);
        String userId = userOf(trip);
        if (type == null || userId == null) {
            return false;
        }
        openings.enterMissing(userId);
        Instant at = Objects.requireNonNullElse(trip.completedAt(), publishedAt);
        ledger.enterTrip(
                ScoreEntry.forTrip(userId, trip.reservationId(), trip.id(), indicators.km(), type, at),
                new TripIndicators(userId, trip.id(), indicators, type, at));
        sum(userId);
        return true;
    }

    @org.springframework.lang.Contract("null -> false")
    private static boolean counts(@Nullable Double km) {
        return km != null && km > 0 && km <= LONGEST_TRIP_KM;
    }

    private @Nullable String typeOf(TravelState trip) {
        String reference = trip.resourceRef();
        return reference == null ? null : ledger.typeOf(reference);
    }

    private @Nullable String userOf(TravelState trip) {
        String id = trip.userId();
        return id == null || users.find(id) == null ? null : id;
    }

    /** The account is read before the ledger, and its version guards the sum: an older sum never replaces a newer one. */
    private void sum(String userId) {
        OptimisticRetry.retry(() -> {
            User user = Objects.requireNonNull(users.find(userId), "accounts are never deleted");
            ScoreTotals sums = ledger.sums(userId);
            if (sums.total() != user.getPoints()) {
                user.setPoints(sums.total());
                userUpdated.publish(user);
            }
            long asOf = user.version();
            sums.byType().forEach((type, points) -> ledger.rank(userId, type, points, asOf, clock.instant()));
        });
    }
}
