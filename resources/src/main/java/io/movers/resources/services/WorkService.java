package io.movers.resources.services;

import io.movers.common.errors.BadRequestException;
import io.movers.resources.models.Component;
import io.movers.resources.models.ComponentCheck;
import io.movers.resources.models.Office;
import io.movers.resources.models.OpenWork;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceStatus.Step;
import io.movers.resources.models.ResourceType;
import io.movers.resources.models.WorkKind;
import io.movers.resources.models.WorkOrder;
import io.movers.resources.models.WorkOrderRepository;
import io.movers.resources.models.views.WorkView;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Check-ups, repairs and maintenances, from opened to approved. Each step is stored in the resource first ({@link
 * ResourceMutations}). Work that is already closed is returned unchanged.
 */
@Service
public class WorkService {
    private static final Logger log = LoggerFactory.getLogger(WorkService.class);

    private final ResourceMutations mutations;
    private final WorkOpeningService opening;
    private final OfficeService offices;
    private final ResourceTypeService types;
    private final ComponentService components;
    private final FindingPhotos photos;
    private final WorkOrderRepository orders;
    private final Clock clock;

    WorkService(
            ResourceMutations mutations,
            WorkOpeningService opening,
            OfficeService offices,
            ResourceTypeService types,
            ComponentService components,
            FindingPhotos photos,
            WorkOrderRepository orders,
            Clock clock) {
        this.mutations = mutations;
        this.opening = opening;
        this.offices = offices;
        this.types = types;
        this.components = components;
        this.photos = photos;
        this.orders = orders;
        this.clock = clock;
    }

    /** Opens work on a resource, even if other work of that kind is open. */
    public WorkView open(WorkKind kind, String resourceId) {
        return decide(
                kind,
                resourceId,
                null,
                resource -> Decision.took(opening.open(kind, resource).orElseThrow(WorkService::unknownOffice)));
    }

    /** Opens work on each of these resources. A resource is skipped if it or its office does not exist. */
    public List<Resource> openAll(WorkKind kind, Collection<String> resourceIds) {
        Function<Resource, Optional<OpenWork>> open = opening.many(kind);
        List<Resource> opened = new ArrayList<>();
        for (String id : resourceIds) {
            try {
                opened.add(mutations.change(id, resource -> {
                    if (open.apply(resource).isEmpty()) {
                        throw unknownOffice();
                    }
                    return true;
                }));
            } catch (BadRequestException e) {
                log.debug("Row of a bulk call refused and skipped: {}", e.getMessage());
            }
        }
        return opened;
    }

    /** Starts work on its resource. */
    public WorkView start(WorkKind kind, String resourceId, String orderId) {
        return decide(kind, resourceId, orderId, resource -> {
            OpenWork started = OpenWork.of(orderOf(resource, kind, orderId)).started();
            resource.take(kind.started(), kind, started, clock.instant());
            return Decision.took(started);
        });
    }

    /**
     * Completes a check-up. The components define the consequences of a finding: it may open a repair, or disable the
     * resource. If both apply, the repair wins.
     */
    public WorkView completeCheckup(String resourceId, String orderId, List<Finding> findings) {
        Supplier<List<ComponentCheck>> lines = once(() -> photos.store(WorkKind.CHECKUP, findings));
        return decide(WorkKind.CHECKUP, resourceId, orderId, resource -> {
            Office office = offices.of(resource).orElseThrow(WorkService::unknownOffice);
            ResourceType type = typeOf(resource);
            WorkOrder order = orderOf(resource, WorkKind.CHECKUP, orderId);
            if (order.isCompleted()) {
                return Decision.unchanged(order);
            }
            List<Component.Condition> conditions = conditions(findings);
            Instant now = clock.instant();
            OpenWork completed = OpenWork.of(order).completed(lines.get(), now);
            boolean repair = conditions.stream().anyMatch(Component.Condition::ticket);
            boolean disables = !repair && conditions.stream().anyMatch(Component.Condition::disables);
            resource.take(disables ? Step.CHECKUP_DISABLES : Step.CHECKUP_PASSED, WorkKind.CHECKUP, completed, now);
            if (repair) {
                opening.open(WorkKind.REPAIR, resource, office, copies(completed.components()));
            }
            resource.scheduleCheckup(type.nextCheckup(now));
            return Decision.took(completed);
        });
    }

    /** Completes a repair, which then waits for approval. Starting it again repeats it. */
    public WorkView completeRepair(String resourceId, String orderId, List<Finding> findings) {
        return complete(WorkKind.REPAIR, Step.REPAIR_COMPLETED, resourceId, orderId, findings);
    }

    /** Completes a maintenance, which then waits for approval, and resets the resource's kilometres to 0. */
    public WorkView completeMaintenance(String resourceId, String orderId, List<Finding> findings) {
        return complete(WorkKind.MAINTENANCE, Step.MAINTENANCE_COMPLETED, resourceId, orderId, findings);
    }

    private WorkView complete(WorkKind kind, Step step, String resourceId, String orderId, List<Finding> findings) {
        Supplier<List<ComponentCheck>> lines = once(() -> photos.store(kind, findings));
        return decide(kind, resourceId, orderId, resource -> {
            typeOf(resource);
            WorkOrder order = orderOf(resource, kind, orderId);
            if (order.isCompleted()) {
                return Decision.unchanged(order);
            }
            conditions(findings);
            Instant now = clock.instant();
            OpenWork completed = OpenWork.of(order).completed(lines.get(), now);
            resource.take(step, kind, completed, now);
            if (kind == WorkKind.MAINTENANCE) {
                resource.resetKm();
            }
            return Decision.took(completed);
        });
    }

    /** Approves a repair, completed or not. */
    public WorkView approveRepair(String resourceId, String orderId) {
        return approve(WorkKind.REPAIR, Step.REPAIR_APPROVED, resourceId, orderId);
    }

    /** Approves a maintenance, completed or not. */
    public WorkView approveMaintenance(String resourceId, String orderId) {
        return approve(WorkKind.MAINTENANCE, Step.MAINTENANCE_APPROVED, resourceId, orderId);
    }

    private WorkView approve(WorkKind kind, Step step, String resourceId, String orderId) {
        return decide(kind, resourceId, orderId, resource -> {
            WorkOrder order = orderOf(resource, kind, orderId);
            if (kind.isClosed(order.getStatus())) {
                return Decision.unchanged(order);
            }
            OpenWork approved = OpenWork.of(order).approved();
            resource.take(step, kind, approved, clock.instant());
            return Decision.took(approved);
        });
    }

    private record Decision(WorkView answer, boolean changes) {
        static Decision took(OpenWork work) {
            return new Decision(WorkView.of(work), true);
        }

        static Decision unchanged(WorkOrder order) {
            return new Decision(WorkView.of(order), false);
        }
    }

    /** Changes the resource as decided. @return the view of the decision that was finally stored */
    private WorkView decide(
            WorkKind kind, String resourceId, @Nullable String orderId, Function<Resource, Decision> decider) {
        AtomicReference<@Nullable Decision> last = new AtomicReference<>();
        Resource changed = mutations.change(resourceId, resource -> {
            Decision decision = decider.apply(resource);
            last.set(decision);
            return decision.changes();
        });
        Decision decision = last.get();
        return decision == null ? decidedEarlier(kind, changed, orderId) : decision.answer();
    }

    /** The work that an earlier attempt at the command has opened or changed, as it is now. */
    private WorkView decidedEarlier(WorkKind kind, Resource resource, @Nullable String orderId) {
        String id = orderId == null ? OpenWork.newId(resource.getReference()) : orderId;
        return WorkView.of(orderOf(resource, kind, id));
    }

    /** Makes sure that a decision that is repeated stores data outside the resource only once. */
    private static <T> Supplier<T> once(Supplier<T> supplier) {
        AtomicReference<@Nullable T> kept = new AtomicReference<>();
        return () -> {
            T value = kept.get();
            if (value == null) {
                value = supplier.get();
                kept.set(value);
            }
            return value;
        };
    }

    private WorkOrder orderOf(Resource resource, WorkKind kind, String orderId) {
        return orders.findById(kind, orderId)
                .filter(order -> belongs(order, resource, kind))
                .orElseThrow(() -> new BadRequestException(
                        switch (kind) {
                            case CHECKUP -> "The Checkup does not exists";
                            case REPAIR -> "The Repair does not exists";
                            case MAINTENANCE -> "The Maintenance does not exists";
                        }));
    }

    /** Whether the work is on the resource: it has the resource's reference or, if that has changed since, the resource contains it. */
    private static boolean belongs(WorkOrder order, Resource resource, WorkKind kind) {
        OpenWork known = resource.work(kind);
        return order.getResourceRef().equals(resource.getReference())
                || (known != null && known.id().equals(order.getId()));
    }

    private ResourceType typeOf(Resource resource) {
        return types.ofResource(resource)
                .orElseThrow(() -> new BadRequestException("The resource type does not exists"));
    }

    /** The consequences of each finding. */
    private List<Component.Condition> conditions(List<Finding> findings) {
        Map<String, Component> known =
                components.enabled(findings.stream().map(Finding::componentKey).toList());
        List<Component.Condition> conditions = new ArrayList<>();
        for (Finding finding : findings) {
            Component component = known.get(finding.componentKey());
            if (component == null) {
                throw new BadRequestException("The component id " + finding.componentId() + " does not exists");
            }
            conditions.add(component.whenFound(finding.status()));
        }
        return conditions;
    }

    /** New lines with the same content. */
    private static List<ComponentCheck> copies(List<ComponentCheck> lines) {
        return lines.stream().map(ComponentCheck::copy).toList();
    }

    private static BadRequestException unknownOffice() {
        return new BadRequestException("The resource office does not exists");
    }
}
