package io.movers.auth.migration;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.auth.models.EarlierScores;
import io.movers.auth.models.ScoreEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.bson.types.ObjectId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Finds score entries written by the Node service. They do not name the rental or trip that earned them. */
@Component
class NodeScores implements EarlierScores {
    private static final int RENTALS_LIMIT = 100;

    /** How far the clocks of two machines may differ. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final MongoTemplate template;
    private final OpeningBalanceMigration openingBalances;

    NodeScores(MongoTemplate template, OpeningBalanceMigration openingBalances) {
        this.template = template;
        this.openingBalances = openingBalances;
    }

    @Override
    public void open(String userId) {
        openingBalances.addMissing(userId);
    }

    /** Selects by the time in the id, because the Node service dated every entry with the start of its process. */
    @Override
    public int rentals(String userId, LocalDate day, ZoneId zone) {
        Query rentals = query(where("userId")
                .is(userId)
                .and("type")
                .is(ScoreEntry.RENTAL)
                .and("effect")
                .is(null)
                .and("_id")
                .gte(firstIdAt(day.atStartOfDay(zone).toInstant()))
                .lt(firstIdAt(day.plusDays(1).atStartOfDay(zone).toInstant())));
        return (int) template.count(rentals.limit(RENTALS_LIMIT), ScoreEntry.class);
    }

    @Override
    public boolean includes(ScoreEntry trip) {
        ScoreEntry entry = template.findOne(query(where("effect").is(trip.getEffect())), ScoreEntry.class);
        return entry == null ? claim(trip) : entry.isOriginal();
    }

    /**
     * Marks the earliest entry of the Node service that matches this trip: same user, rental and points, made after the trip's
     * end (allowing for clock skew), and not claimed by another trip.
     */
    private boolean claim(ScoreEntry trip) {
        Instant end = trip.getCreatedAt();
        if (end == null) {
            return false;
        }
        Query candidates = query(where("userId")
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
                        .gte(firstIdAt(end.minus(CLOCK_SKEW))))
                .with(Sort.by("_id"));
        try {
            return template.findAndModify(
                            candidates,
                            new Update().set("effect", trip.getEffect()).set("original", true),
                            ScoreEntry.class)
                    != null;
        } catch (DuplicateKeyException e) {
            // A concurrent delivery of the same event has just stored the trip's entry or claimed one for it.
            return includes(trip);
        }
    }

    private static ObjectId firstIdAt(Instant instant) {
        return ObjectId.getSmallestWithDate(Date.from(instant));
    }
}
