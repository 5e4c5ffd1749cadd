package io.movers.auth.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

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
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Enters in the ledger what an account of the original has beyond it: there totals and places are counted up beside their rows,
 * and not for every trip there is one. It becomes the account's one opening balance, which is raised when the original has been
 * back meanwhile, and never lowered.
 *
 * <p>Totals and places are read before the rows. Ours are stored only when their rows are there: so a row whose sum is not stored
 * yet is never taken for something unexplained, the other way round.
 */
@Component
public class OpeningBalances implements DataMigration {
    private static final int PAGE = 200;

    private final MongoTemplate template;
    private final AggregateStore store;
    private final UserRepository users;
    private final ScoreRepository ledger;
    private final Clock clock;

    OpeningBalances(
            MongoTemplate template, AggregateStore store, UserRepository users, ScoreRepository ledger, Clock clock) {
        this.template = template;
        this.store = store;
        this.users = users;
        this.ledger = ledger;
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

    /** To be called before a row of the account is entered: afterwards the total would seem to explain the row. */
    public void enterMissing(String userId) {
        OptimisticRetry.retry(() -> {
            User account = users.find(userId);
            unexplained(account == null ? List.of() : List.of(account)).forEach(this::enterOrLose);
        });
    }

    private void enterOrLose(ScoreEntry opening) {
        try {
            store.save(opening);
        } catch (DuplicateKeyException e) {
            throw new OptimisticLockingFailureException("The account has been given an opening balance meanwhile", e);
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

    /** Whoever was here first has seen the same. */
    private long raised(ScoreEntry opening) {
        try {
            store.save(opening);
            return 1;
        } catch (OptimisticLockingFailureException e) {
            return 0;
        }
    }

    /** @return the opening balances to be stored: new ones and raised ones */
    private List<ScoreEntry> unexplained(Collection<User> accounts) {
        List<String> ids = accounts.stream().map(User::getId).toList();
        Map<String, Map<String, Double>> places = places(ids);
        Map<String, ScoreEntry> openings = openings(ids);
        Map<String, ScoreTotals> earned = ledger.earned(ids);
        List<ScoreEntry> changed = new ArrayList<>();
        for (User account : accounts) {
            String id = account.getId();
            ScoreTotals rows = earned.getOrDefault(id, ScoreRepository.NOTHING);
            ScoreEntry opening = openings.getOrDefault(id, ScoreEntry.opening(id, clock.instant()));
            Map<String, Double> missing = new HashMap<>(places.getOrDefault(id, Map.of()));
            missing.replaceAll((type, points) ->
                    ScoreRepository.rounded(points - rows.byType().getOrDefault(type, 0.0)));
            if (opening.raise(ScoreRepository.rounded(account.getPoints() - rows.total()), missing)) {
                changed.add(opening);
            }
        }
        return changed;
    }

    private Map<String, Map<String, Double>> places(List<String> ids) {
        Map<String, Map<String, Double>> places = new HashMap<>();
        for (RankingPlace place : template.find(query(where("userId").in(ids)), RankingPlace.class)) {
            if (place.resourceType() != null) {
                places.computeIfAbsent(place.userId(), id -> new HashMap<>())
                        .merge(place.resourceType(), place.points(), Math::max);
            }
        }
        return places;
    }

    private Map<String, ScoreEntry> openings(List<String> ids) {
        List<String> effects = ids.stream().map(ScoreEntry::openingEffect).toList();
        return template.find(query(where("effect").in(effects)), ScoreEntry.class).stream()
                .collect(Collectors.toMap(ScoreEntry::getUserId, Function.identity()));
    }
}
