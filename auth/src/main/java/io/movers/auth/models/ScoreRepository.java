package io.movers.auth.models;

import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.AggregateStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** Sorts after every digit, and so after every slot of a day. */
    private static final String LAST_SLOT = ":";

    private final MongoTemplate template;
    private final AggregateStore store;

    ScoreRepository(MongoTemplate template, AggregateStore store) {
        this.template = template;
        this.store = store;
    }

    /**
     * Enters a rental, unless it is there already or all slots of the day are taken.
     *
     * @param slots how many rentals of that day may earn points
     * @return the entry; null if there is no new one
     */
    public @Nullable ScoreEntry enterRental(
            String userId, String reservationId, String resourceType, Instant at, LocalDate day, int slots) {
        for (int attempt = 0; attempt < SLOT_ATTEMPTS; attempt++) {
            Set<String> taken = rentalSlots(userId, day);
            ScoreEntry free = IntStream.range(0, slots)
                    .mapToObj(slot -> ScoreEntry.forRental(userId, reservationId, resourceType, at, day, slot))
                    .filter(entry -> !taken.contains(entry.daySlot()))
                    .findFirst()
                    .orElse(null);
            if (free != null && enter(free)) {
                return free;
            }
            if (free == null || hasRental(userId, reservationId)) {
                return null;
            }
        }
        throw slotsKeepBeingTaken(userId, day);
    }

    private Set<String> rentalSlots(String userId, LocalDate day) {
        String slots = ScoreEntry.rentalSlots(userId, day);
        Query taken = query(where("daySlot").gte(slots).lt(slots + LAST_SLOT));
        taken.fields().include("daySlot");
        return template.find(taken, ScoreEntry.class).stream()
                .map(ScoreEntry::daySlot)
                .collect(Collectors.toSet());
    }

    /**
     * Enters the kilometres of a trip, unless they are there already. Points beyond the day's limit are cut off.
     *
     * @param limit how many points all trips of a user may earn on that day
     * @return the entry; null if there is no new one
     */
    public @Nullable ScoreEntry enterTrip(ScoreEntry trip, LocalDate day, double limit) {
        for (int attempt = 0; attempt < SLOT_ATTEMPTS; attempt++) {
            Document earned = earnedByTrips(trip.getUserId(), day);
            double left = Math.max(0, Totals.rounded(limit - Totals.of(earned, "points")));
            ScoreEntry limited = trip.limited(left, day, earned.getInteger("count", 0));
            if (enter(limited)) {
                return limited;
            }
            if (isEntered(trip)) {
                return null;
            }
        }
        throw slotsKeepBeingTaken(trip.getUserId(), day);
    }

    private static OptimisticLockingFailureException slotsKeepBeingTaken(String userId, LocalDate day) {
        return new OptimisticLockingFailureException(
                "Other effects on user %s kept taking the next slot of %s".formatted(userId, day));
    }

    private boolean isEntered(ScoreEntry entry) {
        return template.exists(query(where("effect").is(entry.getEffect())), ScoreEntry.class);
    }

    private Document earnedByTrips(String userId, LocalDate day) {
        String slots = ScoreEntry.tripSlots(userId, day);
        Document earned = template.aggregate(
                        newAggregation(
                                match(where("daySlot").gte(slots).lt(slots + LAST_SLOT)),
                                group().sum("points").as("points").count().as("count")),
                        ScoreEntry.class,
                        Document.class)
                .getUniqueMappedResult();
        return earned == null ? new Document() : earned;
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

    /** Returns entries that are not in the sums of their account, the opening balance left out. Some may only lack their mark. */
    public List<ScoreEntry> notIn(ScoreSums sums, int limit) {
        List<Integer> others = new ArrayList<>();
        others.add(null);
        IntStream.range(1, sums.generation()).forEach(others::add);
        return template.find(
                query(where("userId")
                                .is(sums.userId())
                                .and("counted")
                                .in(others)
                                .and("type")
                                .ne(ScoreEntry.OPENING))
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

    /** Returns an account's opening balance. */
    public ScoreTotals opening(String userId) {
        return openings(List.of(userId)).stream()
                .findFirst()
                .map(ScoreEntry::asTotals)
                .orElse(ScoreTotals.NONE);
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
