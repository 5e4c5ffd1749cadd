package io.movers.auth.models;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an account's rows of the ledger add up to: all of them, and by type of resource. */
public record ScoreTotals(double total, Map<String, Double> byType) {
    ScoreTotals plus(@Nullable String resourceType, double points) {
        Map<String, Double> more = new HashMap<>(byType);
        if (resourceType != null) {
            more.merge(resourceType, points, (sum, added) -> ScoreRepository.rounded(sum + added));
        }
        return new ScoreTotals(ScoreRepository.rounded(total + points), more);
    }
}
