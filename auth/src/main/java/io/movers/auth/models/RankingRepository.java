package io.movers.auth.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code userrankings} collection. */
@Repository
public class RankingRepository {
    private static final int BATCH = 1_000;
    private static final Sort BEST_FIRST = Sort.by(Sort.Order.desc("points"), Sort.Order.asc("_id"));

    private final MongoTemplate template;

    RankingRepository(MongoTemplate template) {
        this.template = template;
    }

    /**
     * Stores an account's place in a ranking.
     *
     * @param asOf version of the account for which the score was summed: an older sum does not replace a newer one
     */
    public void place(String userId, String resourceType, double points, long asOf, Instant now) {
        Query notNewer = query(where("userId")
                .is(userId)
                .and("resourceType")
                .is(resourceType)
                .and("asOf")
                .not()
                .gt(asOf));
        Object stored = points == Math.rint(points) && Math.abs(points) < Integer.MAX_VALUE
                ? (Object) (int) points
                : (Object) points;
        Update change = new Update()
                .set("points", stored)
                .set("asOf", asOf)
                // The id is created here, not by the server, so that of two equal scores the one reached first ranks
                // first.
                .setOnInsert("_id", new ObjectId())
                .setOnInsert("createdAt", now)
                .setOnInsert("__v", 0);
        try {
            template.upsert(notNewer, change, RankingPlace.class);
        } catch (DuplicateKeyException e) {
            // A newer place is stored, or an older one has just been stored at the same time and is replaced here.
            template.updateFirst(notNewer, change, RankingPlace.class);
        }
    }

    /** Returns all places of those accounts. */
    public List<RankingPlace> of(Collection<String> userIds) {
        return template.find(query(where("userId").in(userIds)), RankingPlace.class);
    }

    /** Returns the best places. */
    public List<RankingPlace> best(@Nullable String resourceType, int limit) {
        return template.find(
                query(ofType(new Criteria(), resourceType)).with(BEST_FIRST).limit(limit), RankingPlace.class);
    }

    /** Returns the best places among those accounts. */
    public List<RankingPlace> best(@Nullable String resourceType, Collection<String> userIds, int limit) {
        List<String> ids = List.copyOf(userIds);
        List<RankingPlace> places = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<String> batch = ids.subList(from, Math.min(ids.size(), from + BATCH));
            places.addAll(template.find(
                    query(ofType(where("userId").in(batch), resourceType))
                            .with(BEST_FIRST)
                            .limit(limit),
                    RankingPlace.class));
        }
        return places.stream()
                .sorted(Comparator.comparingDouble(RankingPlace::points)
                        .reversed()
                        .thenComparing(RankingPlace::id))
                .limit(limit)
                .toList();
    }

    private static Criteria ofType(Criteria criteria, @Nullable String resourceType) {
        return resourceType == null || resourceType.isEmpty()
                ? criteria
                : criteria.and("resourceType").is(resourceType);
    }
}
