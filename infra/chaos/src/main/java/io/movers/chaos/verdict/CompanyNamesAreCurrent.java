package io.movers.chaos.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What contains the name of a company has one that a company has: a renamed company carries everything along. */
final class CompanyNamesAreCurrent implements Invariant {
    private static final List<String> WITH_A_COMPANY =
            List.of("auth.users", "auth.domains", "clients.offices", "resources.resources", "resources.reservations");

    @Override
    public String name() {
        return "company names are current";
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        Set<String> names = evidence.stored().all("clients.clients").values().stream()
                .map(company -> Stored.text(company.get("name")))
                .collect(Collectors.toSet());
        List<Violation> violations = new ArrayList<>();
        for (String collection : WITH_A_COMPANY) {
            evidence.stored().all(collection).forEach((id, document) -> {
                String company = Stored.text(document.get("client"));
                if (!company.isEmpty() && !names.contains(company)) {
                    violations.add(new Violation(
                            name(),
                            collection + " " + id + " has the company \"" + company + "\", which none is called",
                            evidence.history().about(List.of(id))));
                }
            });
        }
        return violations;
    }

    @Override
    public boolean isAboutEffects() {
        return true;
    }
}
