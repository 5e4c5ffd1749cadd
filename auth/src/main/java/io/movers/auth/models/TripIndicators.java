package io.movers.auth.models;

import io.movers.common.data.AboutPerson;
import io.movers.common.data.Aggregate;
import io.movers.common.data.StoredVersion;
import io.movers.common.events.contract.Indicators;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** The indicators of one finished trip. A taken-over document names no trip: it contains the sum for an account. */
@AboutPerson("userId")
@Document("userindicators")
@StoredVersion("__v")
@CompoundIndex(def = "{'userId': 1, 'createdAt': 1}")
public class TripIndicators extends Aggregate {
    private @Nullable Instant createdAt;
    private String userId = "";
    private double energyFootprint;
    private double environmentalFootprint;
    private double economicFootprint;
    private double calories;
    private double km;
    private @Nullable String resourceType;

    @Indexed(unique = true, sparse = true)
    private @Nullable String travelId;

    TripIndicators() {}

    public TripIndicators(String userId, String travelId, Indicators indicators, String resourceType, Instant at) {
        this.userId = userId;
        this.travelId = travelId;
        this.energyFootprint = orZero(indicators.energyFootprint());
        this.environmentalFootprint = orZero(indicators.environmentalFootprint());
        this.economicFootprint = orZero(indicators.economicFootprint());
        this.calories = orZero(indicators.calories());
        this.km = orZero(indicators.km());
        this.resourceType = resourceType;
        this.createdAt = at;
    }

    private static double orZero(@Nullable Double value) {
        return value == null || !Double.isFinite(value) ? 0 : value;
    }

    public double getKm() {
        return km;
    }
}
