package io.movers.auth.models;

import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.AggregateStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code userpoints} collection: the ledger of all scores. */
@Repository
public class ScoreRepository {
    private static final int SLOT_ATTEMPTS = 50;

    private static final String AFTER_EVERY_SLOT = "~";

    private final MongoTemplate template;
    private final AggregateStore store;

    ScoreRepository(MongoTemplate template, AggregateStore store) {
        this.template = template;
        this.store = store;
    }

    /**
     * Enters a rental, unless it is there already or the day has no rental left.
     *
     * @param limit how many rentals of that day may earn points
     * @param known the account's entries of that day; null to look them up
     */
    public EntryResult enterRental(ScoreEntry rental, LocalDate day, int limit, @Nullable DayScore known) {
        return enter(
                rental,
                day,
                known,
                earned -> earned.rentals() < limit
                        ? rental.onDay(day, earned.rentals(), ScoreEntry.POINTS_PER_RENTAL)
                        : null);
    }

    /**
     * Enters the kilometres of a trip, unless they are there already. Points beyond the day's limit are cut off.
     *
     * @param limit how many points all trips of a user may earn on that day
     * @param known the account's entries of that day; null to look them up
     */
    public EntryResult enterTrip(ScoreEntry trip, LocalDate day, double limit, @Nullable DayScore known) {
        return enter(
                trip,
                day,
                known,
                earned -> trip.onDay(day, earned.trips(), Math.max(0, Totals.rounded(limit - earned.tripPoints()))));
    }

    /** If another effect takes the next slot of the day first, looks again. */
    private EntryResult enter(
            ScoreEntry entry, LocalDate day, @Nullable DayScore known, Function<DayScore, @Nullable ScoreEntry> next) {
        for (int attempt = 0; attempt < SLOT_ATTEMPTS; attempt++) {
            DayScore earned = attempt == 0 && known != null ? known : earnedOn(day, entry.getUserId());
            ScoreEntry dated = next.apply(earned);
            if (dated == null) {
                return new EntryResult.NotEntered();
            }
            if (enter(dated)) {
                return new EntryResult.Entered(dated, earned.plus(dated));
            }
            if (isEntered(dated)) {
                return new EntryResult.EnteredBefore();
            }
        }
        throw new OptimisticLockingFailureException(
                "Other effects on user %s kept taking the next slot of %s".formatted(entry.getUserId(), day));
    }

    private boolean isEntered(ScoreEntry entry) {
        return template.exists(query(where("effect").is(entry.getEffect())), ScoreEntry.class);
    }

    private DayScore earnedOn(LocalDate day, String userId) {
        String slots = ScoreEntry.daySlots(userId, day);
        Map<String, Document> byType = template
                .aggregate(
                        newAggregation(
                                match(where("daySlot").gte(slots).lt(slots + AFTER_EVERY_SLOT)),
                                group("type").sum("points").as("points").count().as("count")),
                        ScoreEntry.class,
                        Document.class)
                .getMappedResults()
                .stream()
                .collect(Collectors.toMap(type -> type.getString("_id"), Function.identity()));
        Document rentals = byType.getOrDefault(ScoreEntry.RENTAL, new Document());
        Document trips = byType.getOrDefault(ScoreEntry.DISTANCE, new Document());
        return new DayScore(
                day.toString(),
                rentals.getInteger("count", 0),
                trips.getInteger("count", 0),
                Totals.of(trips, "points"));
    }

    /** Whether the ledger has a rental; the Node service's entries have no key that would refuse another one. */
    public boolean hasRental(String userId, String reservationId) {
        return template.exists(
                query(where("userId")
                        .is(userId)
                        .and("type")
                        .is(ScoreEntry.RENTAL)
                        .and("reservationId")
                        .is(reservationId)),
                ScoreEntry.class);
    }

    /** Stores an entry; false if its rental or trip is in the ledger already, or its slot is taken. */
    public boolean enter(ScoreEntry entry) {
        try {
            store.save(entry);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /**
     * Returns entries without the mark of these sums: those that are not in them, those that lack only the mark, and the opening balance,
     * which never gets one.
     */
    public List<ScoreEntry> unmarked(ScoreSums sums, int limit) {
        List<Integer> others = new ArrayList<>();
        others.add(null);
        IntStream.range(1, sums.generation()).forEach(others::add);
        return template.find(
                query(where("userId").is(sums.userId()).and("counted").in(others))
                        .limit(limit),
                ScoreEntry.class);
    }

    /** Marks the entries that were added last to these sums, unless later sums have marked them. */
    public void mark(ScoreSums sums) {
        template.updateMulti(
                query(where("_id").in(sums.last()).and("counted").not().gte(sums.generation())),
                Update.update("counted", sums.generation()),
                ScoreEntry.class);
    }

    /** Returns the sums of an account of which none are stored: entries with the mark of lost sums are not in them. */
    public ScoreSums noSums(String userId) {
        Query marked = query(where("userId").is(userId).and("counted").gt(0));
        ScoreEntry highest = template.findOne(marked.with(Sort.by("counted").descending()), ScoreEntry.class);
        return ScoreSums.none(userId, highest == null ? 1 : highest.counted() + 1);
    }

    /** Returns the opening balances of those accounts. */
    public List<ScoreEntry> openings(Collection<String> userIds) {
        List<String> effects = userIds.stream().map(ScoreEntry::openingEffect).toList();
        return template.find(query(where("effect").in(effects)), ScoreEntry.class);
    }

    /** Returns each account's score without its opening balance. Accounts without entries are not in the map. */
    public Map<String, ScoreTotals> earned(Collection<String> userIds) {
        Map<String, ScoreTotals> totals = new HashMap<>();
        template.aggregate(
                        newAggregation(
                                match(where("userId").in(userIds).and("type").ne(ScoreEntry.OPENING)),
                                group("userId", "resourceType").sum("points").as("points")),
                        ScoreEntry.class,
                        Document.class)
                .forEach(row -> {
                    Document key = row.get("_id", Document.class);
                    ScoreTotals total = totals.getOrDefault(key.getString("userId"), ScoreTotals.NONE);
                    totals.put(
                            key.getString("userId"),
                            total.plus(key.getString("resourceType"), Totals.of(row, "points")));
                });
        return totals;
    }
}
