package io.movers.resources.services;

import io.movers.resources.models.OpenWork;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceStatus;
import io.movers.resources.models.WorkKind;
import io.movers.resources.models.WorkOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/** What work is open on a resource: what the resource itself knows, and older work that is only in its own collection. */
@Service
public class OpenWorks {
    private static final List<String> NOT_APPROVED =
            List.of(WorkOrder.PENDING, WorkOrder.IN_PROGRESS, WorkOrder.COMPLETED);

    private final MongoTemplate mongo;

    OpenWorks(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** The states that the open work of a resource asks for. */
    public Set<ResourceStatus> asked(Resource resource) {
        Set<ResourceStatus> asked = EnumSet.noneOf(ResourceStatus.class);
        for (WorkKind kind : WorkKind.values()) {
            asked.addAll(asked(resource, kind));
        }
        return asked;
    }

    /** Whether work of that kind is open on the resource. */
    public boolean isOpen(Resource resource, WorkKind kind) {
        return resource.hasOpen(kind) || !asked(resource, kind).isEmpty();
    }

    private Set<ResourceStatus> asked(Resource resource, WorkKind kind) {
        Set<ResourceStatus> asked = EnumSet.noneOf(ResourceStatus.class);
        OpenWork known = resource.work(kind);
        if (known != null) {
            add(asked, kind, known.status());
        }
        Query others = Query.query(Criteria.where("resourceRef")
                .is(resource.getReference())
                .and("status")
                .in(NOT_APPROVED)
                .and("_id")
                .ne(known == null ? null : known.id()));
        mongo.findDistinct(others, "status", kind.type(), String.class).forEach(status -> add(asked, kind, status));
        return asked;
    }

    private static void add(Set<ResourceStatus> asked, WorkKind kind, String status) {
        ResourceStatus state = kind.asks(status);
        if (state != null) {
            asked.add(state);
        }
    }
}
