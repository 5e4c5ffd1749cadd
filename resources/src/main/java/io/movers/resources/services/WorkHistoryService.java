package io.movers.resources.services;

import io.movers.common.data.ListPage;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.PageRequest;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceRepository;
import io.movers.resources.models.WorkHistoryFilter;
import io.movers.resources.models.WorkKind;
import io.movers.resources.models.WorkOrder;
import io.movers.resources.models.WorkOrderRepository;
import io.movers.resources.models.views.ResourceView;
import io.movers.resources.models.views.UserView;
import io.movers.resources.models.views.WorkHistoryEntryView;
import io.movers.resources.models.views.WorkView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads the histories of work with related documents, with one query for each relation. */
@Service
public class WorkHistoryService {
    /** Work names its resource only, so a company's history asks for the work on all resources of the company. */
    private static final int MOST_RESOURCES = 10_000;

    private final WorkOrderRepository orders;
    private final ResourceRepository resources;
    private final UserService users;
    private final Companies companies;

    WorkHistoryService(
            WorkOrderRepository orders, ResourceRepository resources, UserService users, Companies companies) {
        this.orders = orders;
        this.resources = resources;
        this.users = users;
        this.companies = companies;
    }

    /** A page of a history. */
    public record Page(long page, int perPage, long totalResults, List<WorkHistoryEntryView> entries) {}

    /**
     * Lists the work of a kind within the caller's companies, filtered by company, office, status, resource and time, oldest first.
     *
     * @throws BadRequestException the companies and offices have more resources than one query may name
     */
    public Page of(WorkKind kind, WorkHistoryFilter filter, PageRequest page, CurrentUser caller) {
        Collection<String> references = referencesOf(filter, companies.of(caller));
        ListPage<WorkOrder> found = orders.find(kind, references, filter.status(), filter.created(), page);
        return new Page(page.page(), page.perPage(), found.total(), entries(found.rows(), caller));
    }

    private @Nullable List<String> referencesOf(WorkHistoryFilter filter, CompanyScope scope) {
        List<String> references = resources.findReferences(filter, scope, MOST_RESOURCES + 1);
        if (references != null && references.size() > MOST_RESOURCES) {
            throw new BadRequestException("Too many resources; narrow the list by office or resourceRef");
        }
        return references;
    }

    private List<WorkHistoryEntryView> entries(List<WorkOrder> found, CurrentUser caller) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, ResourceView> worked =
                resources
                        .findByReferences(
                                found.stream().map(WorkOrder::getResourceRef).collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(
                                Resource::getReference, resource -> ResourceView.of(resource, caller), (a, b) -> a));
        Map<String, UserView> assignees = users.views(found.stream()
                .map(WorkOrder::getAssignee)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return found.stream()
                .map(order -> new WorkHistoryEntryView(
                        WorkView.of(order),
                        worked.get(order.getResourceRef()),
                        order.getAssignee() == null ? null : assignees.get(order.getAssignee())))
                .toList();
    }
}
