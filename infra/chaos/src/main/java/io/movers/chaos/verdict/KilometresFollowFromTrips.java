package io.movers.chaos.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A resource has the kilometres of the trips under its reservations, each once. People complete no maintenance. */
final class KilometresFollowFromTrips implements Invariant {
    @Override
    public String name() {
        return "kilometres follow from trips, once";
    }

    @Override
    public boolean isAboutEffects() {
        return true;
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        Stored stored = evidence.stored();
        Map<String, Double> expected = new HashMap<>();
        Map<String, Set<String>> travels = new HashMap<>();
        stored.all("travels.travels").forEach((id, travel) -> {
            Document reservation = stored.find("resources.reservations", Stored.text(travel.get("reservationId")));
            if (reservation != null && Stored.text(travel.get("userId")).equals(reservation.get("userId"))) {
                String resource = Stored.text(reservation.get("resourceId"));
                expected.merge(resource, PointsFollowFromTrips.km(travel), Double::sum);
                travels.computeIfAbsent(resource, key -> new HashSet<>()).add(id);
            }
        });
        List<Violation> violations = new ArrayList<>();
        stored.all("resources.resources").forEach((id, resource) -> {
            double km = Stored.number(resource.get("kmSinceMaintenance"));
            double right = expected.getOrDefault(id, 0.0);
            if (km != right) {
                Set<String> about = travels.getOrDefault(id, Set.of());
                List<String> uncounted = about.stream()
                        .filter(travel -> !isCounted(stored.find("resources.travels", travel)))
                        .toList();
                violations.add(new Violation(
                        name(),
                        "resource %s has %s km, its trips have %s".formatted(id, km, right),
                        evidence.history().about(uncounted.isEmpty() ? about : uncounted)));
            }
        });
        return violations;
    }

    private static boolean isCounted(@Nullable Document copy) {
        return copy != null && (PointsFollowFromTrips.km(copy) == 0 || Boolean.TRUE.equals(copy.get("kmCounted")));
    }
}
