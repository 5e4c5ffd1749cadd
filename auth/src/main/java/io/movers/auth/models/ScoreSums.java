package io.movers.auth.models;

import io.movers.common.data.AboutPerson;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What the ledger's entries of an account add up to, its opening balance left out.
 *
 * @param last the ids of the entries that were added last; the only ones that a crash may have left without their mark
 * @param generation the mark of the entries that are in these sums
 * @param earlier whether an entry of the Node service is in these sums
 * @param revision grows with each write and guards the next one; 0 if nothing is stored yet
 */
@Document("scoresums")
@AboutPerson("_id")
public record ScoreSums(
        @Id String userId,
        double total,
        List<TypeShare> byType,
        List<String> last,
        int generation,
        boolean earlier,
        long revision) {

    /** The sums of an account before its first entry is added. */
    static ScoreSums none(String userId, int generation) {
        return new ScoreSums(userId, 0, List.of(), List.of(), generation, false, 0);
    }

    /** The sums with more entries. */
    public ScoreSums plus(List<ScoreEntry> entries) {
        ScoreTotals totals = totals();
        boolean more = earlier;
        for (ScoreEntry entry : entries) {
            totals = totals.plus(entry.getResourceType(), entry.getPoints());
            more = more || entry.getEffect() == null || entry.isOriginal();
        }
        List<String> ids = entries.stream().map(ScoreEntry::getId).toList();
        return new ScoreSums(
                userId, totals.total(), TypeShare.of(totals.byType()), ids, generation, more, revision + 1);
    }

    /** Empty sums to which all entries are added again, whatever mark they have. */
    public ScoreSums anew() {
        return new ScoreSums(userId, 0, List.of(), List.of(), generation + 1, false, revision + 1);
    }

    /** The sums as a score. */
    public ScoreTotals totals() {
        return new ScoreTotals(total, TypeShare.byType(byType));
    }
}
