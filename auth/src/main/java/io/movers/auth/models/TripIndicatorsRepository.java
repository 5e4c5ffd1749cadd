package io.movers.auth.models;

import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.movers.common.data.AggregateStore;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code userindicators} collection. */
@Repository
public class TripIndicatorsRepository {
    private final MongoTemplate template;
    private final AggregateStore store;

    TripIndicatorsRepository(MongoTemplate template, AggregateStore store) {
        this.template = template;
        this.store = store;
    }

    /** Stores the indicators of a trip, unless they are there already. */
    public void enter(TripIndicators trip) {
        try {
            store.save(trip);
        } catch (DuplicateKeyException e) {
            // Another delivery of the same event has stored them.
        }
    }

    /** Sums the indicators of an account's trips in a span of time. */
    public IndicatorTotals totals(
            String userId, @Nullable String resourceType, @Nullable Instant from, @Nullable Instant to) {
        Document sums = template.aggregate(
                        newAggregation(
                                match(trips(userId, resourceType, from, to)),
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
                        Totals.of(sums, "energyFootprint"),
                        Totals.of(sums, "environmentalFootprint"),
                        Totals.of(sums, "economicFootprint"),
                        Totals.of(sums, "calories"),
                        Totals.of(sums, "km"));
    }

    private static Criteria trips(
            String userId, @Nullable String resourceType, @Nullable Instant from, @Nullable Instant to) {
        Criteria criteria = where("userId").is(userId);
        if (resourceType != null && !resourceType.isEmpty()) {
            criteria = criteria.and("resourceType").is(resourceType);
        }
        if (from != null || to != null) {
            criteria = criteria.and("createdAt");
            criteria = from == null ? criteria : criteria.gte(from);
            criteria = to == null ? criteria : criteria.lt(to);
        }
        return criteria;
    }
}
