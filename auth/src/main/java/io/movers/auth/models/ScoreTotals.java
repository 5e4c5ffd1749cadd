package io.movers.auth.models;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The score of an account: all of it, and by type of resource. */
public record ScoreTotals(double total, Map<String, Double> byType) {
    public static final ScoreTotals NONE = new ScoreTotals(0, Map.of());

    /** The sum of two scores. */
    public ScoreTotals plus(ScoreTotals other) {
        Map<String, Double> more = new HashMap<>(byType);
        other.byType.forEach((type, points) -> more.merge(type, points, (sum, added) -> Totals.rounded(sum + added)));
        return new ScoreTotals(Totals.rounded(total + other.total), more);
    }

    ScoreTotals plus(@Nullable String resourceType, double points) {
        Map<String, Double> more = new HashMap<>(byType);
        if (resourceType != null) {
            more.merge(resourceType, points, (sum, added) -> Totals.rounded(sum + added));
        }
        return new ScoreTotals(Totals.rounded(total + points), more);
    }
}
