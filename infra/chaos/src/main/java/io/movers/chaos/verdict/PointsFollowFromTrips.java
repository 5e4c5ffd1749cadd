package io.movers.chaos.verdict;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** 50 points for each rental with a trip, for at most 10 a day, and 1 for each kilometre, at most 500 a day, once. */
final class PointsFollowFromTrips implements Invariant {
    private static final ZoneId ZONE = ZoneId.of("America/Bogota");
    private static final int PER_RENTAL = 50;
    private static final int RENTALS_A_DAY = 10;
    private static final double KM_A_DAY = 500;

    @Override
    public String name() {
        return "points follow from trips, once";
    }

    @Override
    public boolean isAboutEffects() {
        return true;
    }

    /** What the trips of one account earn. */
    private static final class Earned {
        private final Map<LocalDate, Set<String>> rentals = new HashMap<>();
        private final Map<LocalDate, Double> km = new HashMap<>();
        private final Set<String> travels = new HashSet<>();

        double points() {
            double points = 0;
            for (Set<String> day : rentals.values()) {
                points += PER_RENTAL * Math.min(RENTALS_A_DAY, day.size());
            }
            for (double day : km.values()) {
                points += Math.min(KM_A_DAY, day);
            }
            return points;
        }
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        Stored stored = evidence.stored();
        Map<String, Earned> earned = new HashMap<>();
        Map<String, Double> kmByTravel = new HashMap<>();
        stored.all("travels.travels").forEach((id, travel) -> {
            String user = Stored.text(travel.get("userId"));
            String reservation = Stored.text(travel.get("reservationId"));
            Document rented = stored.find("resources.reservations", reservation);
            if (rented != null && user.equals(rented.get("userId"))) {
                Earned account = earned.computeIfAbsent(user, key -> new Earned());
                account.rentals
                        .computeIfAbsent(day(travel, "createdAt"), key -> new HashSet<>())
                        .add(reservation);
                account.travels.add(id);
                double km = km(travel);
                if (km > 0) {
                    account.km.merge(day(travel, "completedAt"), km, Double::sum);
                    kmByTravel.put(id, km);
                }
            }
        });
        List<Violation> violations = new ArrayList<>();
        Map<String, Double> ledger = sums(stored, "auth.userpoints");
        Map<String, Double> ranking = sums(stored, "auth.userrankings");
        for (String user : stored.all("auth.users").keySet()) {
            double expected = earned.getOrDefault(user, new Earned()).points();
            Document account = stored.find("auth.users", user);
            double points = account == null ? 0 : Stored.number(account.get("points"));
            double entered = ledger.getOrDefault(user, 0.0);
            double ranked = ranking.getOrDefault(user, 0.0);
            if (points != expected || entered != expected || ranked != expected) {
                Set<String> about = new HashSet<>(earned.getOrDefault(user, new Earned()).travels);
                about.removeIf(travel -> isEnteredOnce(stored, travel, kmByTravel));
                violations.add(new Violation(
                        name(),
                        "account %s has %s points, %s in the ledger and %s in the ranking; its trips give %s"
                                .formatted(user, points, entered, ranked, expected),
                        evidence.history().about(about)));
            }
        }
        indicators(evidence, kmByTravel, violations);
        return violations;
    }

    private static boolean isEnteredOnce(Stored stored, String travel, Map<String, Double> kmByTravel) {
        double entered = stored.all("auth.userpoints").values().stream()
                .filter(entry -> Stored.text(entry.get("effect")).startsWith("trip|" + travel))
                .mapToDouble(entry -> Stored.number(entry.get("points")))
                .sum();
        return entered == kmByTravel.getOrDefault(travel, 0.0);
    }

    private void indicators(Evidence evidence, Map<String, Double> kmByTravel, List<Violation> violations) {
        Map<String, Double> recorded = new HashMap<>();
        evidence.stored()
                .all("auth.userindicators")
                .values()
                .forEach(trip ->
                        recorded.merge(Stored.text(trip.get("travelId")), Stored.number(trip.get("km")), Double::sum));
        kmByTravel.forEach((travel, km) -> {
            if (!km.equals(recorded.get(travel))) {
                violations.add(new Violation(
                        name(),
                        "travel %s has %s km, the indicators of its traveller %s"
                                .formatted(travel, km, recorded.getOrDefault(travel, 0.0)),
                        evidence.history().about(List.of(travel))));
            }
        });
    }

    static double km(Document travel) {
        Document indicators = travel.get("indicators", Document.class);
        return indicators == null ? 0 : Stored.number(indicators.get("km"));
    }

    private static LocalDate day(Document travel, String field) {
        return travel.get(field) instanceof Date date
                ? date.toInstant().atZone(ZONE).toLocalDate()
                : LocalDate.EPOCH;
    }

    private static Map<String, Double> sums(Stored stored, String collection) {
        Map<String, Double> sums = new HashMap<>();
        stored.all(collection)
                .values()
                .forEach(row ->
                        sums.merge(Stored.text(row.get("userId")), Stored.number(row.get("points")), Double::sum));
        return sums;
    }
}
