package io.movers.auth.models;

import io.movers.chaos.off.Switch;
import io.movers.common.data.AggregateStore;
import java.time.LocalDate;
import java.util.Objects;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Does not know again what has earned points: every delivery counts. */
public class ForgetfulScoreRepository extends ScoreRepository {
    ForgetfulScoreRepository(MongoTemplate template, AggregateStore store) {
        super(template, store);
    }

    @Override
    public EntryResult enterTrip(ScoreEntry trip, LocalDate day, double limit, @Nullable DayScore known) {
        if (!Switch.isOff("points-key")) {
            return super.enterTrip(trip, day, limit, known);
        }
        String anotherTrip = new ObjectId().toHexString();
        return super.enterTrip(
                ScoreEntry.forTrip(
                        trip.getUserId(),
                        trip.getReservationId(),
                        anotherTrip,
                        trip.getPoints(),
                        Objects.requireNonNull(trip.getResourceType()),
                        Objects.requireNonNull(trip.getCreatedAt())),
                day,
                limit,
                known);
    }
}
