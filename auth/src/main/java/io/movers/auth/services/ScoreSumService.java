package io.movers.auth.services;

import io.movers.auth.models.ScoreEntry;
import io.movers.auth.models.ScoreRepository;
import io.movers.auth.models.ScoreSums;
import io.movers.auth.models.ScoreSumsRepository;
import io.movers.common.data.OptimisticRetry;
import java.util.List;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/**
 * Keeps what an account's entries add up to, so that the cost of an entry does not grow with their number.
 *
 * <p>Entries are added to the sums first and marked afterwards. A crash in between leaves entries without a mark that the sums name as their
 * last; those are not added again.
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

    /** Adds the account's entries that are not in its sums yet, and returns the sums. */
    public ScoreSums settle(String userId) {
        return OptimisticRetry.retry(() -> {
            ScoreSums settled = stored(userId);
            List<ScoreEntry> entries;
            do {
                entries = scores.notIn(settled, BATCH);
                settled = entries.isEmpty() ? settled : add(settled, entries);
            } while (entries.size() == BATCH);
            return settled;
        });
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

    /**
     * Adds entries to sums; those that are in them already are left out.
     *
     * @throws OptimisticLockingFailureException other sums have been stored since these were read
     */
    ScoreSums add(ScoreSums settled, List<ScoreEntry> entries) {
        List<ScoreEntry> fresh = entries.stream()
                .filter(entry -> !settled.last().contains(entry.getId()))
                .toList();
        if (fresh.size() < entries.size() || entries.size() == BATCH) {
            scores.mark(settled);
        }
        if (fresh.isEmpty()) {
            return settled;
        }
        ScoreSums next = settled.plus(fresh);
        sums.store(next);
        scores.mark(next);
        return next;
    }
}
