package io.movers.auth.migration;

import io.movers.auth.models.RankingPlace;
import io.movers.auth.models.RankingRepository;
import io.movers.auth.models.ScoreEntry;
import io.movers.auth.models.ScoreRepository;
import io.movers.auth.models.ScoreSums;
import io.movers.auth.models.ScoreSumsRepository;
import io.movers.auth.models.ScoreTotals;
import io.movers.auth.models.User;
import io.movers.auth.services.ScoreService;
import io.movers.auth.services.ScoreSumService;
import io.movers.common.data.AggregateStore;
import io.movers.common.migration.DataMigration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Recomputes sums, totals and ranking places that differ from the entries. The Node service adds to a total that it read earlier, so trips
 * that end at the same time leave it below the entries' sum. Runs after the opening balances, which explain what exceeds that sum.
 */
@Component
@Order(ScoreTotalsMigration.AFTER_OPENING_BALANCES)
class ScoreTotalsMigration implements DataMigration {
    static final int AFTER_OPENING_BALANCES = OpeningBalanceMigration.ORDER + 1;

    private static final int PAGE = 200;

    private final AggregateStore store;
    private final ScoreRepository scores;
    private final RankingRepository ranking;
    private final OpeningBalanceMigration openingBalances;
    private final ScoreSumsRepository kept;
    private final ScoreSumService sums;
    private final ScoreService service;

    ScoreTotalsMigration(
            AggregateStore store,
            ScoreRepository scores,
            RankingRepository ranking,
            OpeningBalanceMigration openingBalances,
            ScoreSumsRepository kept,
            ScoreSumService sums,
            ScoreService service) {
        this.store = store;
        this.scores = scores;
        this.ranking = ranking;
        this.openingBalances = openingBalances;
        this.kept = kept;
        this.sums = sums;
        this.service = service;
    }

    @Override
    public String name() {
        return "totals and ranking places";
    }

    @Override
    public long takeOver() {
        Query all = new Query();
        all.fields().include("points", "version");
        return store.forEachPage(User.class, all, PAGE, this::sumAgain);
    }

    private long sumAgain(List<User> accounts) {
        List<String> ids = accounts.stream().map(User::getId).toList();
        Map<String, Map<String, Double>> places = places(ids);
        // Read before the entries, so that an account's total and its shares come from the same moment.
        List<ScoreEntry> openings = scores.openings(ids);
        Map<String, ScoreTotals> earned = scores.earned(ids);
        Map<String, ScoreTotals> totals = new HashMap<>(earned);
        openings.forEach(opening -> totals.merge(opening.getUserId(), opening.asTotals(), ScoreTotals::plus));
        Set<String> wrong = kept.find(ids).stream()
                .filter(sums -> !sums.totals().equals(earned.getOrDefault(sums.userId(), ScoreTotals.NONE)))
                .map(ScoreSums::userId)
                .collect(Collectors.toCollection(HashSet::new));
        accounts.stream()
                .filter(account -> differs(
                        account,
                        places.getOrDefault(account.getId(), Map.of()),
                        totals.getOrDefault(account.getId(), ScoreTotals.NONE)))
                .map(User::getId)
                .forEach(wrong::add);
        wrong.forEach(this::sumAgain);
        return wrong.size();
    }

    /** Stores the opening balance first, in case its own migration failed: points that no entry explains must not be lost. */
    private void sumAgain(String userId) {
        openingBalances.addMissing(userId);
        sums.recount(userId);
        service.sum(userId);
    }

    /** A place without an entry is left alone: {@link ScoreService#sum} stores the places of entries only. */
    private static boolean differs(User account, Map<String, Double> places, ScoreTotals totals) {
        return account.getPoints() != totals.total()
                || totals.byType().entrySet().stream()
                        .anyMatch(type -> !type.getValue().equals(places.get(type.getKey())));
    }

    private Map<String, Map<String, Double>> places(List<String> ids) {
        Map<String, Map<String, Double>> places = new HashMap<>();
        for (RankingPlace place : ranking.of(ids)) {
            if (place.resourceType() != null) {
                places.computeIfAbsent(place.userId(), id -> new HashMap<>()).put(place.resourceType(), place.points());
            }
        }
        return places;
    }
}
