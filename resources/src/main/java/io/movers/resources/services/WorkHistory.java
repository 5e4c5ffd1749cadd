package io.movers.resources.services;

import io.movers.common.security.Companies;
import io.movers.common.security.CurrentUser;
import io.movers.common.web.PageRequest;
import io.movers.resources.models.Resource;
import io.movers.resources.models.Resources;
import io.movers.resources.models.WorkKind;
import io.movers.resources.models.WorkOrder;
import io.movers.resources.models.views.HistoryEntry;
import io.movers.resources.models.views.ResourceView;
import io.movers.resources.models.views.UserView;
import io.movers.resources.models.views.WorkView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/** Reads the histories of work, with what belongs to it: one query for each relation. */
@Service
public class WorkHistory {
    private final MongoTemplate mongo;
    private final Resources resources;
    private final ResourceQueries people;
    private final Visible visible;
    private final Companies companies;

    WorkHistory(
            MongoTemplate mongo, Resources resources, ResourceQueries people, Visible visible, Companies companies) {
        this.mongo = mongo;
        this.resources = resources;
        this.people = people;
        this.visible = visible;
        this.companies = companies;
    }

    /** A page of a history. */
    public record Page(long page, int perPage, long totalResults, List<HistoryEntry> entries) {}

    /** All work of a kind within the caller's companies, narrowed by company, office, status and time, in the order of creation. */
    public Page of(WorkKind kind, FleetFilter filter, PageRequest page, CurrentUser caller) {
        Query query = query(filter, caller);
        long total =
                query.getQueryObject().isEmpty() ? mongo.estimatedCount(kind.type()) : mongo.count(query, kind.type());
        query.with(Sort.by("createdAt", "_id")).skip(page.skip()).limit(page.limit());
        return new Page(page.page(), page.perPage(), total, entries(mongo.find(query, kind.type()), caller));
    }

    private Query query(FleetFilter filter, CurrentUser caller) {
        List<Criteria> parts = new ArrayList<>();
        Collection<String> references = visible.references(companies.of(caller), filter.client(), filter.office());
        if (references != null) {
            parts.add(Criteria.where("resourceRef").in(references));
        }
        if (!Visible.isNone(filter.status())) {
            parts.add(Criteria.where("status").is(filter.status()));
        }
        ResourceQueries.created(parts, filter.created());
        return parts.isEmpty() ? new Query() : Query.query(new Criteria().andOperator(parts));
    }

    private List<HistoryEntry> entries(List<? extends WorkOrder> found, CurrentUser caller) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, ResourceView> worked =
                resources
                        .findByReferenceIn(
                                found.stream().map(WorkOrder::getResourceRef).collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(
                                Resource::getReference, resource -> ResourceView.of(resource, caller), (a, b) -> a));
        Map<String, UserView> assignees = people.people(found.stream()
                .map(WorkOrder::getAssignee)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return found.stream()
                .map(order -> new HistoryEntry(
                        WorkView.of(order),
                        worked.get(order.getResourceRef()),
                        order.getAssignee() == null ? null : assignees.get(order.getAssignee())))
                .toList();
    }
}
