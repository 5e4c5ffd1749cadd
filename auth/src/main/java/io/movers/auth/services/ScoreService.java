package io.movers.auth.services;

import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.AccountScore;
import io.movers.auth.models.EarlierScores;
import io.movers.auth.models.EntryResult;
import io.movers.auth.models.RankingRepository;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/**
 * Gives points for rentals and kilometres. Each rental and each trip is entered in the ledger once, however often its event is delivered.
 * Scores and the ranking are only ever made from the ledger and its sums.
 */
@Service
public class ScoreService {
    /** How many rentals of an account earn points on one day. */
    static final int RENTALS_A_DAY = 10;

    /** How many points the kilometres of an account earn on one day. */
    static final double POINTS_FOR_KM_A_DAY = 500 * ScoreEntry.POINTS_PER_KILOMETRE;

    private static final Logger log = LoggerFactory.getLogger(ScoreService.class);
    private static final double LONGEST_TRIP_KM = 500;

    private final ScoreRepository scores;
    private final ScoreSumService sums;
    private final TripIndicatorsRepository indicators;
    private final RankingRepository ranking;
    private final Optional<EarlierScores> earlier;
    private final UserRepository users;
    private final TripJudgeService judge;
    private final UserUpdatedPublisher userUpdated;
    private final ZoneId zone;
    private final Clock clock;

    ScoreService(
            ScoreRepository scores,
            ScoreSumService sums,
            TripIndicatorsRepository indicators,
            RankingRepository ranking,
            Optional<EarlierScores> earlier,
            UserRepository users,
            TripJudgeService judge,
            UserUpdatedPublisher userUpdated,
            WebProperties web,
            Clock clock) {
        this.scores = scores;
        this.sums = sums;
        this.indicators = indicators;
        this.ranking = ranking;
        this.earlier = earlier;
        this.users = users;
        this.judge = judge;
        this.userUpdated = userUpdated;
        this.zone = web.timeZone();
        this.clock = clock;
    }

    /**
     * Gives points for the rental that a trip belongs to.
     *
     * @param publishedAt the time of the trip where the event does not carry it
     * @return false while it is not known whether the trip counts
     */
    public boolean addRental(TravelState trip, Instant publishedAt) {
        TripVerdict verdict = judge.judge(trip);
        if (verdict instanceof TripVerdict.Counts counts) {
            addRental(trip, counts, Objects.requireNonNullElse(trip.createdAt(), publishedAt));
        }
        return isSettled(trip, verdict);
    }

    private void addRental(TravelState trip, TripVerdict.Counts verdict, Instant at) {
        String userId = verdict.user().getId();
        Account account = open(verdict.user());
        String reservation = trip.reservationId();
        Optional<EarlierScores> before = account.earlier();
        EntryResult result = new EntryResult.NotEntered();
        if (reservation != null && (before.isEmpty() || !scores.hasRental(userId, reservation))) {
            LocalDate day = at.atZone(zone).toLocalDate();
            int counted =
                    before.map(scores -> scores.rentals(userId, day, zone)).orElse(0);
            result = scores.enterRental(
                    ScoreEntry.forRental(userId, reservation, verdict.resourceType(), at),
                    day,
                    RENTALS_A_DAY - counted,
                    account.score().sums().on(day));
        }
        sum(account, result);
    }

    /**
     * Gives points for the kilometres of a trip, and records its indicators.
     *
     * @param publishedAt the time of the trip where the event does not carry it
     * @return false while it is not known whether the trip counts
     */
    public boolean addTrip(TravelState trip, Instant publishedAt) {
        Indicators saved = trip.indicators();
        if (saved == null || !counts(saved.km())) {
            return true;
        }
        TripVerdict verdict = judge.judge(trip);
        if (verdict instanceof TripVerdict.Counts counts) {
            addTrip(trip, saved, saved.km(), counts, Objects.requireNonNullElse(trip.completedAt(), publishedAt));
        }
        return isSettled(trip, verdict);
    }

    private void addTrip(TravelState trip, Indicators saved, double km, TripVerdict.Counts verdict, Instant at) {
        String userId = verdict.user().getId();
        String type = verdict.resourceType();
        Account account = open(verdict.user());
        ScoreEntry entry = ScoreEntry.forTrip(userId, trip.reservationId(), trip.id(), km, type, at);
        LocalDate day = at.atZone(zone).toLocalDate();
        EntryResult result = new EntryResult.NotEntered();
        if (account.earlier().filter(scores -> scores.includes(entry)).isEmpty()) {
            result = scores.enterTrip(
                    entry, day, POINTS_FOR_KM_A_DAY, account.score().sums().on(day));
            indicators.enter(new TripIndicators(userId, trip.id(), saved, type, at));
        }
        sum(account, result);
    }

    /**
     * An account as it was read before an entry is added.
     *
     * @param earlier what was counted before there was a ledger, if the account has entries of it
     */
    private record Account(User user, AccountScore score, Optional<EarlierScores> earlier) {}

    /** Brings an account's sums up to date before an entry is added. Points that they do not explain were counted before there was a ledger. */
    private Account open(User user) {
        AccountScore score = sums.settle(user.getId());
        if (earlier.isPresent() && score.totals().total() != user.getPoints()) {
            earlier.get().open(user.getId());
            score = sums.settle(user.getId());
        }
        boolean hasEarlier = score.sums().earlier();
        return new Account(user, score, earlier.filter(any -> hasEarlier));
    }

    private static boolean isSettled(TravelState trip, TripVerdict verdict) {
        if (verdict instanceof TripVerdict.CountsNothing nothing) {
            log.warn("Travel {} gives no points: {}", trip.id(), nothing.reason());
        } else if (verdict instanceof TripVerdict.Waits waits) {
            log.debug("Travel {} waits for {}, which is not known yet", trip.id(), waits.missing());
            return false;
        }
        return true;
    }

    @org.springframework.lang.Contract("null -> false")
    private static boolean counts(@Nullable Double km) {
        return km != null && km > 0 && km <= LONGEST_TRIP_KM;
    }

    /** Stores the score of an account, the entry included that was made since it was read. */
    private void sum(Account account, EntryResult result) {
        if (result instanceof EntryResult.EnteredBefore) {
            sum(account.user().getId()); // the entry may be newer than the sums that were read
            return;
        }
        try {
            AccountScore score = result instanceof EntryResult.Entered entered
                    ? sums.add(account.score(), entered)
                    : account.score();
            store(account.user(), score.totals());
        } catch (OptimisticLockingFailureException e) { // something else has changed the account or its sums meanwhile
            sum(account.user().getId());
        }
    }

    /**
     * Stores the total and the ranking places of an account as the ledger has them, and publishes a total that changed.
     *
     * <p>Reads the account before the ledger; its version guards the sum, so an older sum never replaces a newer one.
     */
    public void sum(String userId) {
        OptimisticRetry.retry(() -> {
            User user = Objects.requireNonNull(users.find(userId), "accounts are never deleted");
            store(user, sums.settle(userId).totals());
        });
    }

    private void store(User user, ScoreTotals totals) {
        if (totals.total() != user.getPoints()) {
            user.setPoints(totals.total());
            userUpdated.publish(user);
        }
        long asOf = user.version();
        totals.byType().forEach((type, points) -> ranking.place(user.getId(), type, points, asOf, clock.instant()));
    }
}
