package io.movers.clients.services;

import io.movers.clients.models.ResourceRepository;
import io.movers.clients.models.views.ResourceView;
import io.movers.common.security.Companies;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.Role;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Lists the resources that can be rented. */
@Service
public class AvailableResourceService {
    private static final Set<String> RENTABLE = Set.of("available", "pending_checkup", "pending_repair");

    private final ResourceRepository resources;
    private final Companies companies;

    AvailableResourceService(ResourceRepository resources, Companies companies) {
        this.resources = resources;
        this.companies = companies;
    }

    /** The rentable resources of a company's office; none if the company is not one of the caller's. */
    public List<ResourceView> list(String client, String office, CurrentUser caller) {
        if (!companies.of(caller).includes(client)) {
            return List.of();
        }
        boolean withPassword = caller.role() != Role.USER;
        return resources.findByOffice(client, office, RENTABLE).stream()
                .map(resource -> ResourceView.of(resource, withPassword))
                .toList();
    }
}
