package io.movers.auth.models;

import io.movers.common.data.AboutPerson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What the ledger's entries of an account add up to, its opening balance left out.
 *
 * @param last the ids of the entries that were added last; the only ones of these sums that may be without their mark
 * @param generation the mark of the entries that are in these sums
 * @param earlier whether an entry of the Node service is in these sums
 * @param day the entries of the day of the entry that was added last; null if they are not known
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
        @Nullable DayScore day,
        long revision) {
    private static final int FULL = 10;

    /** The sums of an account before its first entry is added. */
    static ScoreSums none(String userId, int generation) {
        return new ScoreSums(userId, 0, List.of(), List.of(), generation, false, null, 0);
    }

    /** The sums with a new entry. */
    public ScoreSums plus(EntryResult.Entered entered) {
        return plus(List.of(entered.entry()), entered.day());
    }

    /** The sums with more entries, which may be of any day. */
    public ScoreSums plus(List<ScoreEntry> entries) {
        return plus(entries, null);
    }

    /** A full {@link #last} is dropped, so its entries must have been marked. */
    private ScoreSums plus(List<ScoreEntry> entries, @Nullable DayScore latest) {
        ScoreTotals totals = totals();
        boolean more = earlier;
        for (ScoreEntry entry : entries) {
            totals = totals.plus(entry.getResourceType(), entry.getPoints());
            more = more || entry.getEffect() == null || entry.isOriginal();
        }
        List<String> ids = new ArrayList<>(isLastFull() ? List.of() : last);
        entries.forEach(entry -> ids.add(entry.getId()));
        return new ScoreSums(
                userId, totals.total(), TypeShare.of(totals.byType()), ids, generation, more, latest, revision + 1);
    }

    /** Whether so many entries may be without their mark that it is written for all of them. */
    public boolean isLastFull() {
        return last.size() >= FULL;
    }

    /** The entries of a day; null if they are not known. */
    public @Nullable DayScore on(LocalDate date) {
        return day != null && day.day().equals(date.toString()) ? day : null;
    }

    /** Empty sums to which all entries are added again, whatever mark they have. */
    public ScoreSums anew() {
        return new ScoreSums(userId, 0, List.of(), List.of(), generation + 1, false, null, revision + 1);
    }

    /** The sums as a score. */
    public ScoreTotals totals() {
        return new ScoreTotals(total, TypeShare.byType(byType));
    }
}
