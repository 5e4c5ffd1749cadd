package io.movers.auth.migration;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.auth.models.RankingPlace;
import io.movers.auth.models.RankingRepository;
import io.movers.auth.models.ScoreEntry;
import io.movers.auth.models.ScoreRepository;
import io.movers.auth.models.ScoreTotals;
import io.movers.auth.models.Totals;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.data.AggregateStore;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.migration.DataMigration;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Stores, as an account's one opening balance, the part of its score that its entries do not explain. There is such
 * a part because the Node service increments totals and ranking places without writing an entry for every trip. The balance
 * is raised if the Node service has been used again since, and is never lowered.
 *
 * <p>Totals and places are read before the entries. This service stores entries before totals, so an entry that is not yet
 * in the total cannot be mistaken for a difference.
 */
@Component
@Order(OpeningBalanceMigration.ORDER)
class OpeningBalanceMigration implements DataMigration {
    static final int ORDER = 0;

    private static final int PAGE = 200;

    private final AggregateStore store;
    private final UserRepository users;
    private final ScoreRepository scores;
    private final RankingRepository ranking;
    private final Clock clock;

    OpeningBalanceMigration(
            AggregateStore store,
            UserRepository users,
            ScoreRepository scores,
            RankingRepository ranking,
            Clock clock) {
        this.store = store;
        this.users = users;
        this.scores = scores;
        this.ranking = ranking;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "opening balances";
    }

    @Override
    public long takeOver() {
        Query withPoints = query(where("points").gt(0));
        withPoints.fields().include("points", "version");
        return store.forEachPage(User.class, withPoints, PAGE, page -> enter(unexplained(page)));
    }

    /** Call it before an entry of the account is stored; later, the stored total would seem to include that entry. */
    void addMissing(String userId) {
        OptimisticRetry.retry(() -> {
            User account = users.find(userId);
            unexplained(account == null ? List.of() : List.of(account)).forEach(this::enterOrLose);
        });
    }

    private void enterOrLose(ScoreEntry opening) {
        try {
            store.save(opening);
        } catch (DuplicateKeyException e) {
            throw new OptimisticLockingFailureException("A concurrent delivery has stored the opening balance", e);
        }
    }

    private long enter(List<ScoreEntry> openings) {
        Map<Boolean, List<ScoreEntry>> isNew =
                openings.stream().collect(Collectors.partitioningBy(opening -> opening.getVersion() == null));
        long entered = store.insertAll(isNew.getOrDefault(true, List.of()), opening -> List.of())
                .size();
        for (ScoreEntry opening : isNew.getOrDefault(false, List.of())) {
            entered += raised(opening);
        }
        return entered;
    }

    /** Returns 0 if a concurrent migration was first: it has seen the same difference, so nothing is left to store. */
    private long raised(ScoreEntry opening) {
        try {
            store.save(opening);
            return 1;
        } catch (OptimisticLockingFailureException e) {
            return 0;
        }
    }

    /** Returns the opening balances to store: new ones and raised ones. */
    private List<ScoreEntry> unexplained(Collection<User> accounts) {
        List<String> ids = accounts.stream().map(User::getId).toList();
        Map<String, Map<String, Double>> places = places(ids);
        Map<String, ScoreEntry> openings = openings(ids);
        Map<String, ScoreTotals> earned = scores.earned(ids);
        List<ScoreEntry> changed = new ArrayList<>();
        for (User account : accounts) {
            String id = account.getId();
            ScoreTotals rows = earned.getOrDefault(id, ScoreTotals.NONE);
            ScoreEntry opening = openings.getOrDefault(id, ScoreEntry.opening(id, clock.instant()));
            Map<String, Double> missing = new HashMap<>(places.getOrDefault(id, Map.of()));
            missing.replaceAll(
                    (type, points) -> Totals.rounded(points - rows.byType().getOrDefault(type, 0.0)));
            if (opening.raise(Totals.rounded(account.getPoints() - rows.total()), missing)) {
                changed.add(opening);
            }
        }
        return changed;
    }

    private Map<String, Map<String, Double>> places(List<String> ids) {
        Map<String, Map<String, Double>> places = new HashMap<>();
        for (RankingPlace place : ranking.of(ids)) {
            if (place.resourceType() != null) {
                places.computeIfAbsent(place.userId(), id -> new HashMap<>())
                        .merge(place.resourceType(), place.points(), Math::max);
            }
        }
        return places;
    }

    private Map<String, ScoreEntry> openings(List<String> ids) {
        return scores.openings(ids).stream().collect(Collectors.toMap(ScoreEntry::getUserId, Function.identity()));
    }
}
