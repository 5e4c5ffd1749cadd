package io.movers.clients.services;

import io.movers.clients.models.Copies;
import io.movers.clients.models.views.ResourceView;
import io.movers.common.security.Companies;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.Role;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** The resources of an office that can be rented. */
@Service
public class AvailableResources {
    private static final Set<String> RENTABLE = Set.of("available", "pending_checkup", "pending_repair");

    private final Copies copies;
    private final Companies companies;

    AvailableResources(Copies copies, Companies companies) {
        this.copies = copies;
        this.companies = companies;
    }

    /** Those of the office of that company; none when the caller does not belong there. */
    public List<ResourceView> of(String client, String office, CurrentUser caller) {
        if (!companies.of(caller).includes(client)) {
            return List.of();
        }
        boolean withPassword = caller.role() != Role.USER;
        return copies.resources(client, office, RENTABLE).stream()
                .map(resource -> ResourceView.of(resource, withPassword))
                .toList();
    }
}
