package io.movers.chaos.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every stored version of an aggregate was published. */
final class VersionsHaveNoHoles implements Invariant {
    private static final Map<String, String> COLLECTIONS = Map.of(
            "user", "auth.users",
            "domain", "auth.domains",
            "client", "clients.clients",
            "office", "clients.offices",
            "resource", "resources.resources",
            "reservation", "resources.reservations",
            "travel", "travels.travels");

    @Override
    public String name() {
        return "published versions have no holes";
    }

    /** Events that the broker has lost are holes. */
    @Override
    public boolean isAboutEffects() {
        return true;
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        if (evidence.published().isEmpty()) {
            return List.of();
        }
        Map<String, Set<Long>> versions = new HashMap<>();
        evidence.published()
                .forEach(event -> versions.computeIfAbsent(
                                event.family() + " " + event.aggregate(), key -> new HashSet<>())
                        .add(event.version()));
        List<Violation> violations = new ArrayList<>();
        COLLECTIONS.forEach((family, collection) -> evidence.stored()
                .all(collection)
                .forEach((id, document) -> {
                    Set<Long> published = versions.getOrDefault(family + " " + id, Set.of());
                    List<Long> missing = new ArrayList<>();
                    for (long version = 0; version <= Stored.version(document); version++) {
                        if (!published.contains(version)) {
                            missing.add(version);
                        }
                    }
                    if (!missing.isEmpty()) {
                        violations.add(new Violation(
                                name(),
                                "%s %s is at version %d; not published: %s"
                                        .formatted(family, id, Stored.version(document), missing),
                                evidence.history().about(List.of(id))));
                    }
                }));
        return violations;
    }
}
