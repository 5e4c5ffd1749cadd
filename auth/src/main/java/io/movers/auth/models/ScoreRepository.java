package io.movers.auth.models;

import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.AggregateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Points, what they add up to, and the indicators of trips. */
@Repository
public class ScoreRepository {
    /** How many rentals of an account earn points on one day. */
    static final int RENTALS_A_DAY = 10;

    static final ScoreTotals NOTHING = new ScoreTotals(0, Map.of());

    private static final int BATCH = 1_000;
    private static final double PRECISION = 1e6;

    /** How far the clocks of two machines may be apart. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private final MongoTemplate template;
    private final AggregateStore store;

    ScoreRepository(MongoTemplate template, AggregateStore store) {
        this.template = template;
        this.store = store;
    }

    /**
     * Enters a rental, unless it is there already or the day's rentals are used up. What the original has counted counts.
     *
     * @param zone where the day begins and ends
     */
    public void enterRental(String userId, String reservationId, String resourceType, Instant now, ZoneId zone) {
        LocalDate day = now.atZone(zone).toLocalDate();
        long slots = RENTALS_A_DAY - rentalsOfOriginal(userId, day, zone);
        for (int slot = 0; slot < slots; slot++) {
            if (hasRental(userId, reservationId)
                    || entered(ScoreEntry.forRental(userId, reservationId, resourceType, now, day, slot))) {
                return;
            }
        }
    }

    /** The original's rows have no slots; and all the same date since its start, so that their ids must tell when they were made. */
    private long rentalsOfOriginal(String userId, LocalDate day, ZoneId zone) {
        return template.count(
                query(where("userId")
                                .is(userId)
                                .and("type")
                                .is(ScoreEntry.RENTAL)
                                .and("effect")
                                .is(null)
                                .and("_id")
                                .gte(firstIdAt(day.atStartOfDay(zone).toInstant()))
                                .lt(firstIdAt(day.plusDays(1).atStartOfDay(zone).toInstant())))
                        .limit(RENTALS_A_DAY),
                ScoreEntry.class);
    }

    /** Enters the kilometres of a trip, unless they are there already, by us or by the original. */
    public void enterTrip(ScoreEntry points, TripIndicators indicators) {
        if (!countedByOriginal(points)) {
            entered(points);
            entered(indicators);
        }
    }

    private boolean countedByOriginal(ScoreEntry trip) {
        ScoreEntry row = template.findOne(query(where("effect").is(trip.getEffect())), ScoreEntry.class);
        return row == null ? foundOfOriginal(trip) : row.isOriginal();
    }

    /**
     * Looks for a row of the original that can only be for this trip, although it does not name it: of the same rental, with the
     * same kilometres, made after the trip's end, and taken by no other trip.
     */
    private boolean foundOfOriginal(ScoreEntry trip) {
        Instant end = trip.getCreatedAt();
        if (end == null) {
            return false;
        }
        Query row = query(where("userId")
                        .is(trip.getUserId())
                        .and("type")
                        .is(ScoreEntry.DISTANCE)
                        .and("reservationId")
                        .is(trip.getReservationId())
                        .and("points")
                        .is(trip.getPoints())
                        .and("effect")
                        .is(null)
                        .and("_id")
                        .gte(firstIdAt(end.minus(CLOCKS_APART))))
                .with(Sort.by("_id"));
        try {
            return template.findAndModify(
                            row, new Update().set("effect", trip.getEffect()).set("original", true), ScoreEntry.class)
                    != null;
        } catch (DuplicateKeyException e) {
            // Another delivery of the same event has just entered or found it.
            return countedByOriginal(trip);
        }
    }

    private static ObjectId firstIdAt(Instant instant) {
        return ObjectId.getSmallestWithDate(Date.from(instant));
    }

    private boolean hasRental(String userId, String reservationId) {
        return template.exists(
                query(where("userId")
                        .is(userId)
                        .and("type")
                        .is(ScoreEntry.RENTAL)
                        .and("reservationId")
                        .is(reservationId)),
                ScoreEntry.class);
    }

    private boolean entered(io.movers.common.data.Aggregate row) {
        try {
            store.save(row);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** An account's points. */
    public ScoreTotals sums(String userId) {
        // Read once and before the rows, so that its total and its shares are of the same moment.
        ScoreEntry opening =
                template.findOne(query(where("effect").is(ScoreEntry.openingEffect(userId))), ScoreEntry.class);
        ScoreTotals earned = earned(List.of(userId)).getOrDefault(userId, NOTHING);
        if (opening == null) {
            return earned;
        }
        Map<String, Double> byType = new LinkedHashMap<>(earned.byType());
        opening.getByType().forEach((type, share) -> byType.merge(type, share, (rows, more) -> rounded(rows + more)));
        return new ScoreTotals(rounded(earned.total() + opening.getPoints()), byType);
    }

    /** The points of those accounts without their opening balances; accounts without a row are left out. */
    Map<String, ScoreTotals> earned(Collection<String> userIds) {
        Map<String, ScoreTotals> sums = new HashMap<>();
        template.aggregate(
                        newAggregation(
                                match(where("userId").in(userIds).and("type").ne(ScoreEntry.OPENING)),
                                group("userId", "resourceType").sum("points").as("points")),
                        ScoreEntry.class,
                        Document.class)
                .forEach(row -> {
                    Document key = row.get("_id", Document.class);
                    double points = number(row, "points");
                    ScoreTotals sum = sums.getOrDefault(key.getString("userId"), NOTHING);
                    sums.put(key.getString("userId"), sum.plus(key.getString("resourceType"), points));
                });
        return sums;
    }

    /**
     * Stores an account's place in a ranking.
     *
     * @param asOf version of the account for which the points were summed: an older sum does not replace a newer one
     */
    public void rank(String userId, String resourceType, double points, long asOf, Instant now) {
        Query guarded = query(where("userId")
                .is(userId)
                .and("resourceType")
                .is(resourceType)
                .and("asOf")
                .not()
                .gt(asOf));
        Object stored = points == Math.rint(points) && Math.abs(points) < Integer.MAX_VALUE
                ? (Object) (int) points
                : (Object) points;
        try {
            template.upsert(
                    guarded,
                    new Update()
                            .set("points", stored)
                            .set("asOf", asOf)
                            // Made here, not by the server: of equals, who got there first is first.
                            .setOnInsert("_id", new ObjectId())
                            .setOnInsert("createdAt", now)
                            .setOnInsert("__v", 0),
                    RankingPlace.class);
        } catch (DuplicateKeyException e) {
            // The stored place is a newer one.
        }
    }

    /** The best first. */
    public List<RankingPlace> ranking(@Nullable String resourceType, int limit) {
        return template.find(
                query(ofType(new Criteria(), resourceType)).with(bestFirst()).limit(limit), RankingPlace.class);
    }

    /** The places of those accounts, the best first. */
    public List<RankingPlace> ranking(@Nullable String resourceType, Collection<String> userIds, int limit) {
        List<String> ids = List.copyOf(userIds);
        List<RankingPlace> places = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<String> batch = ids.subList(from, Math.min(ids.size(), from + BATCH));
            places.addAll(template.find(
                    query(ofType(where("userId").in(batch), resourceType))
                            .with(bestFirst())
                            .limit(limit),
                    RankingPlace.class));
        }
        return places.stream()
                .sorted(java.util.Comparator.comparingDouble(RankingPlace::points)
                        .reversed()
                        .thenComparing(RankingPlace::id))
                .limit(limit)
                .toList();
    }

    /** The sums of an account's trips in that time. */
    public IndicatorTotals indicators(
            String userId, @Nullable String resourceType, @Nullable Instant from, @Nullable Instant to) {
        Criteria criteria = ofType(where("userId").is(userId), resourceType);
        if (from != null || to != null) {
            Criteria created = criteria.and("createdAt");
            if (from != null) {
                created.gte(from);
            }
            if (to != null) {
                created.lt(to);
            }
        }
        Document sums = template.aggregate(
                        newAggregation(
                                match(criteria),
                                group("userId")
                                        .sum("energyFootprint")
                                        .as("energyFootprint")
                                        .sum("environmentalFootprint")
                                        .as("environmentalFootprint")
                                        .sum("economicFootprint")
                                        .as("economicFootprint")
                                        .sum("calories")
                                        .as("calories")
                                        .sum("km")
                                        .as("km")),
                        TripIndicators.class,
                        Document.class)
                .getUniqueMappedResult();
        return sums == null
                ? IndicatorTotals.NONE
                : new IndicatorTotals(
                        number(sums, "energyFootprint"),
                        number(sums, "environmentalFootprint"),
                        number(sums, "economicFootprint"),
                        number(sums, "calories"),
                        number(sums, "km"));
    }

    /** The type of the resource with that reference; null while it is unknown. */
    public @Nullable String typeOf(String reference) {
        Resource resource = template.findOne(
                query(where("reference").is(reference))
                        .with(Sort.by("deletedAt"))
                        .limit(1),
                Resource.class);
        return resource == null ? null : resource.getType();
    }

    private static Criteria ofType(Criteria criteria, @Nullable String resourceType) {
        return resourceType == null || resourceType.isEmpty()
                ? criteria
                : criteria.and("resourceType").is(resourceType);
    }

    private static Sort bestFirst() {
        return Sort.by(Sort.Order.desc("points"), Sort.Order.asc("_id"));
    }

    private static double number(Document document, String field) {
        return document.get(field) instanceof Number number ? rounded(number.doubleValue()) : 0;
    }

    /** Rounded, so that the same rows give the same sum in whatever order they are added. */
    static double rounded(double sum) {
        return Math.rint(sum * PRECISION) / PRECISION;
    }
}
