package io.movers.auth.models;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an account's rows of the ledger add up to: all of them, and by type of resource. */
public record PointSums(double total, Map<String, Double> byType) {
    PointSums plus(@Nullable String resourceType, double points) {
        Map<String, Double> more = new HashMap<>(byType);
        if (resourceType != null) {
            more.merge(resourceType, points, (sum, added) -> Ledger.rounded(sum + added));
        }
        return new PointSums(Ledger.rounded(total + points), more);
    }
}
