package io.movers.resources.services;

import io.movers.common.errors.NotFoundException;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.DateRange;
import io.movers.common.web.PageRequest;
import io.movers.resources.models.Checkups;
import io.movers.resources.models.Maintenances;
import io.movers.resources.models.Repairs;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceDocument;
import io.movers.resources.models.ResourceDocuments;
import io.movers.resources.models.ResourceStatus;
import io.movers.resources.models.ResourceType;
import io.movers.resources.models.ResourceTypes;
import io.movers.resources.models.Resources;
import io.movers.resources.models.User;
import io.movers.resources.models.Users;
import io.movers.resources.models.WorkOrder;
import io.movers.resources.models.views.DocumentView;
import io.movers.resources.models.views.ListedResource;
import io.movers.resources.models.views.ListedWork;
import io.movers.resources.models.views.ResourceView;
import io.movers.resources.models.views.TypeOfClient;
import io.movers.resources.models.views.UserView;
import io.movers.resources.models.views.WorkView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/** Reads resources, with what belongs to them: one query for each relation, however many rows there are. */
@Service
public class ResourceQueries {
    private final MongoTemplate mongo;
    private final Resources resources;
    private final ResourceTypes types;
    private final ResourceDocuments documents;
    private final Checkups checkups;
    private final Repairs repairs;
    private final Maintenances maintenances;
    private final Users users;
    private final Companies companies;

    ResourceQueries(
            MongoTemplate mongo,
            Resources resources,
            ResourceTypes types,
            ResourceDocuments documents,
            Checkups checkups,
            Repairs repairs,
            Maintenances maintenances,
            Users users,
            Companies companies) {
        this.mongo = mongo;
        this.resources = resources;
        this.types = types;
        this.documents = documents;
        this.checkups = checkups;
        this.repairs = repairs;
        this.maintenances = maintenances;
        this.users = users;
        this.companies = companies;
    }

    /** A page of a list. */
    public record Page(long page, int perPage, long totalResults, List<ListedResource> resources) {}

    /** The live resources that the caller may see, narrowed by the filter, in the order of creation. */
    public Page list(FleetFilter filter, PageRequest page, CurrentUser caller) {
        Query query = query(filter, companies.of(caller));
        long total = mongo.count(query, Resource.class);
        if (Visible.isNone(filter.reference())) {
            query.with(Sort.by("createdAt", "_id"));
        }
        query.skip(page.skip()).limit(page.limit());
        return new Page(page.page(), page.perPage(), total, withDependants(mongo.find(query, Resource.class), caller));
    }

    /** One resource by id; staff sees deleted ones, too. */
    public ListedResource byId(String id, CurrentUser caller) {
        CompanyScope scope = companies.of(caller);
        return resources
                .findById(id)
                .filter(resource -> scope.includes(resource.getClient()))
                .filter(resource -> !resource.isDeleted() || caller.role().isStaff())
                .map(resource -> withDependants(List.of(resource), caller).get(0))
                .orElseThrow(NotFoundException::new);
    }

    /** One live resource by its reference. */
    public ListedResource byReference(@Nullable String reference, CurrentUser caller) {
        if (reference == null) {
            throw new NotFoundException();
        }
        CompanyScope scope = companies.of(caller);
        return resources
                .findFirstByReference(reference)
                .filter(resource -> scope.includes(resource.getClient()) && !resource.isDeleted())
                .map(resource -> withDependants(List.of(resource), caller).get(0))
                .orElseThrow(NotFoundException::new);
    }

    /** The live types of which a company, or anybody, has live resources. */
    public List<TypeOfClient> typesOf(@Nullable String client) {
        Criteria live = Criteria.where("deletedAt").is(null);
        Query query =
                Query.query(Visible.isNone(client) ? live : live.and("client").is(client));
        List<String> names = mongo.findDistinct(query, "type", Resource.class, String.class);
        return types.findByTypeIn(names).stream()
                .filter(type -> !type.isDeleted())
                .sorted(Comparator.comparing(ResourceType::getId))
                .map(TypeOfClient::of)
                .toList();
    }

    private static Query query(FleetFilter filter, CompanyScope scope) {
        List<Criteria> parts = new ArrayList<>();
        parts.add(Criteria.where("deletedAt").is(null));
        Visible.narrow(parts, scope, filter.client(), filter.office());
        if (filter.status() != null && !filter.status().isEmpty()) {
            parts.add(Criteria.where("status").in(ResourceStatus.listedAs(filter.status())));
        }
        if (!Visible.isNone(filter.type())) {
            parts.add(Criteria.where("type").is(filter.type()));
        }
        if (!Visible.isNone(filter.reference())) {
            parts.add(Criteria.where("reference").is(filter.reference()));
        }
        created(parts, filter.created());
        return Query.query(new Criteria().andOperator(parts));
    }

    /** Adds to {@code parts} what narrows a query to what was created in that span. */
    static void created(List<Criteria> parts, DateRange range) {
        if (range.fromInclusive() != null) {
            parts.add(Criteria.where("createdAt").gte(range.fromInclusive()));
        }
        if (range.toExclusive() != null) {
            parts.add(Criteria.where("createdAt").lt(range.toExclusive()));
        }
    }

    private List<ListedResource> withDependants(List<Resource> found, CurrentUser caller) {
        List<String> references = found.stream().map(Resource::getReference).toList();
        if (references.isEmpty()) {
            return List.of();
        }
        Map<String, List<ResourceDocument>> papers = grouped(
                documents.findByResourceReferenceInOrderByIdAsc(references), ResourceDocument::getResourceReference);
        Map<String, List<WorkOrder>> checked =
                byResource(checkups.findByResourceRefInOrderByCreatedAtAscIdAsc(references));
        Map<String, List<WorkOrder>> repaired =
                byResource(repairs.findByResourceRefInOrderByCreatedAtAscIdAsc(references));
        Map<String, List<WorkOrder>> maintained =
                byResource(maintenances.findByResourceRefInOrderByCreatedAtAscIdAsc(references));
        Map<String, UserView> people = people(Stream.of(checked, repaired, maintained)
                .flatMap(work -> work.values().stream())
                .flatMap(List::stream)
                .map(WorkOrder::getAssignee)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return found.stream()
                .map(resource -> new ListedResource(
                        ResourceView.of(resource, caller),
                        papers.getOrDefault(resource.getReference(), List.of()).stream()
                                .map(DocumentView::of)
                                .toList(),
                        listed(checked, resource, people),
                        listed(repaired, resource, people),
                        listed(maintained, resource, people)))
                .toList();
    }

    /** Those accounts, by id. */
    Map<String, UserView> people(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : users.findByIdIn(ids).stream().collect(Collectors.toMap(User::getId, UserView::of));
    }

    private static List<ListedWork> listed(
            Map<String, List<WorkOrder>> work, Resource resource, Map<String, UserView> people) {
        return work.getOrDefault(resource.getReference(), List.of()).stream()
                .map(order -> new ListedWork(
                        WorkView.of(order), order.getAssignee() == null ? null : people.get(order.getAssignee())))
                .toList();
    }

    private static Map<String, List<WorkOrder>> byResource(List<? extends WorkOrder> orders) {
        return grouped(List.copyOf(orders), WorkOrder::getResourceRef);
    }

    private static <T> Map<String, List<T>> grouped(List<T> rows, Function<T, String> key) {
        return rows.stream().collect(Collectors.groupingBy(key));
    }
}
