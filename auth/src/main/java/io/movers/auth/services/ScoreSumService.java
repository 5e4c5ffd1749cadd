package io.movers.auth.services;

import io.movers.auth.models.AccountScore;
import io.movers.auth.models.EntryResult;
import io.movers.auth.models.ScoreEntry;
import io.movers.auth.models.ScoreRepository;
import io.movers.auth.models.ScoreSums;
import io.movers.auth.models.ScoreSumsRepository;
import io.movers.auth.models.ScoreTotals;
import io.movers.common.data.OptimisticRetry;
import java.util.List;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/**
 * Keeps what an account's entries add up to, so that the cost of an entry does not grow with their number.
 *
 * <p>Entries are added to the sums first and marked afterwards, some at a time. Entries without a mark that the sums name as their last are
 * not added again. Sums that name enough of them are full: those entries are marked before sums that no longer name them are stored.
 */
@Service
public class ScoreSumService {
    private static final int BATCH = 500;

    private final ScoreSumsRepository sums;
    private final ScoreRepository scores;

    ScoreSumService(ScoreSumsRepository sums, ScoreRepository scores) {
        this.sums = sums;
        this.scores = scores;
    }

    /** Adds the account's entries that are not in its sums yet, and returns its score. */
    public AccountScore settle(String userId) {
        return OptimisticRetry.retry(() -> {
            ScoreSums settled = stored(userId);
            List<ScoreEntry> entries;
            do {
                entries = scores.unmarked(settled, BATCH);
                settled = add(settled, entries);
            } while (entries.size() == BATCH);
            // Never marked, so it is among the last ones, which are all that are left.
            return new AccountScore(settled, opening(entries));
        });
    }

    private static ScoreTotals opening(List<ScoreEntry> entries) {
        return entries.stream()
                .filter(ScoreEntry::isOpening)
                .findFirst()
                .map(ScoreEntry::asTotals)
                .orElse(ScoreTotals.NONE);
    }

    /** Forgets the sums of an account and adds all its entries again. */
    public void recount(String userId) {
        OptimisticRetry.retry(() -> sums.store(stored(userId).anew()));
        settle(userId);
    }

    private ScoreSums stored(String userId) {
        ScoreSums stored = sums.find(userId);
        return stored == null ? scores.noSums(userId) : stored;
    }

    /** Adds entries that are neither in the sums nor opening balances, and marks the last ones of full sums if they may lack their mark. */
    private ScoreSums add(ScoreSums settled, List<ScoreEntry> entries) {
        List<ScoreEntry> fresh = entries.stream()
                .filter(entry -> !entry.isOpening() && !settled.last().contains(entry.getId()))
                .toList();
        boolean mayLackMark = entries.size() == BATCH // which may not contain all
                || entries.stream().anyMatch(entry -> settled.last().contains(entry.getId()));
        if (settled.isLastFull() && mayLackMark) {
            scores.mark(settled);
        }
        return fresh.isEmpty() ? settled : store(settled.plus(fresh));
    }

    /**
     * Adds a new entry to an account's score.
     *
     * @throws OptimisticLockingFailureException other sums have been stored since these were read
     */
    AccountScore add(AccountScore score, EntryResult.Entered entry) {
        return new AccountScore(store(score.sums().plus(entry)), score.opening());
    }

    private ScoreSums store(ScoreSums next) {
        sums.store(next);
        if (next.isLastFull()) {
            scores.mark(next);
        }
        return next;
    }
}
