package io.movers.resources.services;

import io.movers.common.data.ListPage;
import io.movers.common.errors.NotFoundException;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.PageRequest;
import io.movers.resources.models.FleetFilter;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceDocument;
import io.movers.resources.models.ResourceDocumentRepository;
import io.movers.resources.models.ResourceRepository;
import io.movers.resources.models.ResourceTypeRepository;
import io.movers.resources.models.WorkKind;
import io.movers.resources.models.WorkOrder;
import io.movers.resources.models.WorkOrderRepository;
import io.movers.resources.models.views.AssignedWorkView;
import io.movers.resources.models.views.DocumentView;
import io.movers.resources.models.views.ResourceDetailsView;
import io.movers.resources.models.views.ResourcePageView;
import io.movers.resources.models.views.ResourceTypeSummaryView;
import io.movers.resources.models.views.ResourceView;
import io.movers.resources.models.views.UserView;
import io.movers.resources.models.views.WorkView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads resources with their related documents, with one query for each relation, however many rows there are. */
@Service
public class ResourceQueryService {
    private final ResourceRepository resources;
    private final ResourceTypeRepository types;
    private final ResourceDocumentRepository documents;
    private final WorkOrderRepository orders;
    private final UserService users;
    private final Companies companies;

    ResourceQueryService(
            ResourceRepository resources,
            ResourceTypeRepository types,
            ResourceDocumentRepository documents,
            WorkOrderRepository orders,
            UserService users,
            Companies companies) {
        this.resources = resources;
        this.types = types;
        this.documents = documents;
        this.orders = orders;
        this.users = users;
        this.companies = companies;
    }

    /** Lists the live resources that the caller may see, filtered, oldest first. */
    public ResourcePageView list(FleetFilter filter, PageRequest page, CurrentUser caller) {
        CompanyScope scope = companies.of(caller);
        ListPage<Resource> found = resources.find(filter, scope, page);
        return new ResourcePageView(page.page(), page.perPage(), found.total(), withDependants(found.rows(), caller));
    }

    /** Finds one resource by id; Staff sees deleted ones too. */
    public ResourceDetailsView byId(String id, CurrentUser caller) {
        CompanyScope scope = companies.of(caller);
        return resources
                .findById(id)
                .filter(resource -> scope.includes(resource.getClient()))
                .filter(resource -> !resource.isDeleted() || caller.role().isStaff())
                .map(resource -> withDependants(List.of(resource), caller).get(0))
                .orElseThrow(NotFoundException::new);
    }

    /** Finds one live resource by its reference. */
    public ResourceDetailsView byReference(@Nullable String reference, CurrentUser caller) {
        if (reference == null) {
            throw new NotFoundException();
        }
        CompanyScope scope = companies.of(caller);
        return resources
                .findByReference(reference)
                .filter(resource -> scope.includes(resource.getClient()) && !resource.isDeleted())
                .map(resource -> withDependants(List.of(resource), caller).get(0))
                .orElseThrow(NotFoundException::new);
    }

    /** Lists the live types that have live resources, of that company or, if it is null, of any. */
    public List<ResourceTypeSummaryView> typesOf(@Nullable String client) {
        return types.findLive().stream()
                .filter(type -> resources.existsLive(type.getType(), client))
                .map(ResourceTypeSummaryView::of)
                .toList();
    }

    private List<ResourceDetailsView> withDependants(List<Resource> found, CurrentUser caller) {
        List<String> references = found.stream().map(Resource::getReference).toList();
        if (references.isEmpty()) {
            return List.of();
        }
        Map<String, List<ResourceDocument>> papers =
                grouped(documents.findByResources(references), ResourceDocument::getResourceReference);
        Map<String, List<WorkOrder>> checked = byResource(WorkKind.CHECKUP, references);
        Map<String, List<WorkOrder>> repaired = byResource(WorkKind.REPAIR, references);
        Map<String, List<WorkOrder>> maintained = byResource(WorkKind.MAINTENANCE, references);
        Map<String, UserView> people = users.views(Stream.of(checked, repaired, maintained)
                .flatMap(work -> work.values().stream())
                .flatMap(List::stream)
                .map(WorkOrder::getAssignee)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return found.stream()
                .map(resource -> new ResourceDetailsView(
                        ResourceView.of(resource, caller),
                        papers.getOrDefault(resource.getReference(), List.of()).stream()
                                .map(DocumentView::of)
                                .toList(),
                        listed(checked, resource, people),
                        listed(repaired, resource, people),
                        listed(maintained, resource, people)))
                .toList();
    }

    private static List<AssignedWorkView> listed(
            Map<String, List<WorkOrder>> work, Resource resource, Map<String, UserView> people) {
        return work.getOrDefault(resource.getReference(), List.of()).stream()
                .map(order -> new AssignedWorkView(
                        WorkView.of(order), order.getAssignee() == null ? null : people.get(order.getAssignee())))
                .toList();
    }

    private Map<String, List<WorkOrder>> byResource(WorkKind kind, List<String> references) {
        return grouped(orders.findByResources(kind, references), WorkOrder::getResourceRef);
    }

    private static <T> Map<String, List<T>> grouped(List<T> rows, Function<T, String> key) {
        return rows.stream().collect(Collectors.groupingBy(key));
    }
}
