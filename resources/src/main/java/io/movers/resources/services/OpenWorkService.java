package io.movers.resources.services;

import io.movers.resources.models.OpenWork;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceStatus;
import io.movers.resources.models.WorkKind;
import io.movers.resources.models.WorkOrderRepository;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Finds the open work of a resource: the work that the resource contains, and older work that is only in its own collection. It asks the
 * collections only if the resource does not know that there is no other work.
 */
@Service
public class OpenWorkService {
    private final WorkOrderRepository orders;

    OpenWorkService(WorkOrderRepository orders) {
        this.orders = orders;
    }

    /** The states that the open work of a resource requests, which is about to be changed and then knows whether it contains all work. */
    public Set<ResourceStatus> requestedStates(Resource resource) {
        Set<ResourceStatus> requested = EnumSet.noneOf(ResourceStatus.class);
        Set<ResourceStatus> elsewhere = EnumSet.noneOf(ResourceStatus.class);
        for (WorkKind kind : WorkKind.values()) {
            OpenWork known = resource.work(kind);
            if (known != null) {
                add(requested, kind, known.status());
            }
            elsewhere.addAll(requestedElsewhere(resource, kind));
        }
        if (elsewhere.isEmpty()) {
            resource.knowAllWork();
        }
        requested.addAll(elsewhere);
        return requested;
    }

    /** Whether work of that kind is open on the resource. */
    public boolean isOpen(Resource resource, WorkKind kind) {
        return resource.hasOpen(kind) || !requestedElsewhere(resource, kind).isEmpty();
    }

    private Set<ResourceStatus> requestedElsewhere(Resource resource, WorkKind kind) {
        Set<ResourceStatus> requested = EnumSet.noneOf(ResourceStatus.class);
        if (resource.knowsAllWork()) {
            return requested;
        }
        OpenWork known = resource.work(kind);
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
