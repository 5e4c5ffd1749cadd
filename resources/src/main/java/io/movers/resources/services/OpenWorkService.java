package io.movers.resources.services;

import io.movers.resources.models.OpenWork;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceStatus;
import io.movers.resources.models.WorkKind;
import io.movers.resources.models.WorkOrderRepository;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Finds the open work of a resource: the work that the resource contains, and older work that is only in its own collection. */
@Service
public class OpenWorkService {
    private final WorkOrderRepository orders;

    OpenWorkService(WorkOrderRepository orders) {
        this.orders = orders;
    }

    /** The states that the open work of a resource requests. */
    public Set<ResourceStatus> requestedStates(Resource resource) {
        Set<ResourceStatus> requested = EnumSet.noneOf(ResourceStatus.class);
        for (WorkKind kind : WorkKind.values()) {
            requested.addAll(requestedStates(resource, kind));
        }
        return requested;
    }

    /** Whether work of that kind is open on the resource. */
    public boolean isOpen(Resource resource, WorkKind kind) {
        return resource.hasOpen(kind) || !requestedStates(resource, kind).isEmpty();
    }

    private Set<ResourceStatus> requestedStates(Resource resource, WorkKind kind) {
        Set<ResourceStatus> requested = EnumSet.noneOf(ResourceStatus.class);
        OpenWork known = resource.work(kind);
        if (known != null) {
            add(requested, kind, known.status());
        }
        orders.findOpenStatuses(kind, resource.getReference(), known == null ? null : known.id())
                .forEach(status -> add(requested, kind, status));
        return requested;
    }

    private static void add(Set<ResourceStatus> requested, WorkKind kind, String status) {
        ResourceStatus state = kind.asks(status);
        if (state != null) {
            requested.add(state);
        }
    }
}
