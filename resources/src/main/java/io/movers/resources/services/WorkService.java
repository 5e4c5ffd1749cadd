package io.movers.resources.services;

import io.movers.common.data.AggregateStore;
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
import io.movers.resources.models.views.WorkView;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Check-ups, repairs and maintenances, from opened to approved. Each step is decided in the resource, which leads
 * ({@link ResourceChanges}); work that is closed already is answered as it is.
 */
@Service
public class WorkService {
    private static final Logger log = LoggerFactory.getLogger(WorkService.class);

    private final ResourceChanges changes;
    private final WorkOpening opening;
    private final OfficeDirectory offices;
    private final ResourceTypeService types;
    private final ComponentService components;
    private final FindingPhotos photos;
    private final AggregateStore store;
    private final Clock clock;

    WorkService(
            ResourceChanges changes,
            WorkOpening opening,
            OfficeDirectory offices,
            ResourceTypeService types,
            ComponentService components,
            FindingPhotos photos,
            AggregateStore store,
            Clock clock) {
        this.changes = changes;
        this.opening = opening;
        this.offices = offices;
        this.types = types;
        this.components = components;
        this.photos = photos;
        this.store = store;
        this.clock = clock;
    }

    /** Opens work on a resource; other work of the kind may be open on it. */
    public WorkView open(WorkKind kind, String resourceId) {
        return decide(
                resourceId,
                resource -> Decision.took(opening.open(kind, resource).orElseThrow(WorkService::unknownOffice)));
    }

    /** Opens work on each of these resources. One that is not there, or whose office is not, is passed over. */
    public List<Resource> openAll(WorkKind kind, Collection<String> resourceIds) {
        Function<Resource, Optional<OpenWork>> open = opening.many(kind);
        List<Resource> opened = new ArrayList<>();
        for (String id : resourceIds) {
            try {
                opened.add(changes.change(id, resource -> {
                    open.apply(resource).orElseThrow(WorkService::unknownOffice);
                    return true;
                }));
            } catch (BadRequestException e) {
                log.debug("A row of a bulk call is passed over: {}", e.getMessage());
            }
        }
        return opened;
    }

    /** Starts work on its resource. */
    public WorkView start(WorkKind kind, String resourceId, String orderId) {
        return decide(resourceId, resource -> {
            OpenWork started = OpenWork.of(orderOf(resource, kind, orderId)).started();
            resource.take(kind.started(), kind, started, clock.instant());
            return Decision.took(started);
        });
    }

    /**
     * Completes a check-up. What its findings ask for is decided by the components: one may open a repair, one may disable the
     * resource; if both are asked for, the repair wins.
     */
    public WorkView completeCheckup(String resourceId, String orderId, List<Finding> findings) {
        Supplier<List<ComponentCheck>> lines = once(() -> photos.store(WorkKind.CHECKUP, findings));
        return decide(resourceId, resource -> {
            Office office = offices.of(resource).orElseThrow(WorkService::unknownOffice);
            ResourceType type = typeOf(resource);
            WorkOrder order = orderOf(resource, WorkKind.CHECKUP, orderId);
            if (order.isCompleted()) {
                return Decision.asItIs(order);
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

    /** Completes a repair, which then waits for its approval. Who is to do it again starts it again. */
    public WorkView completeRepair(String resourceId, String orderId, List<Finding> findings) {
        return complete(WorkKind.REPAIR, Step.REPAIR_COMPLETED, resourceId, orderId, findings);
    }

    /** Completes a maintenance, which then waits for its approval; the resource's kilometres are counted anew. */
    public WorkView completeMaintenance(String resourceId, String orderId, List<Finding> findings) {
        return complete(WorkKind.MAINTENANCE, Step.MAINTENANCE_COMPLETED, resourceId, orderId, findings);
    }

    private WorkView complete(WorkKind kind, Step step, String resourceId, String orderId, List<Finding> findings) {
        Supplier<List<ComponentCheck>> lines = once(() -> photos.store(kind, findings));
        return decide(resourceId, resource -> {
            typeOf(resource);
            WorkOrder order = orderOf(resource, kind, orderId);
            if (order.isCompleted()) {
                return Decision.asItIs(order);
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
        return decide(resourceId, resource -> {
            WorkOrder order = orderOf(resource, kind, orderId);
            if (kind.isClosed(order.getStatus())) {
                return Decision.asItIs(order);
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

        static Decision asItIs(WorkOrder order) {
            return new Decision(WorkView.of(order), false);
        }
    }

    /** Changes the resource as decided, and answers the decision that was stored. */
    private WorkView decide(String resourceId, Function<Resource, Decision> decider) {
        AtomicReference<@Nullable Decision> last = new AtomicReference<>();
        changes.change(resourceId, resource -> {
            Decision decision = decider.apply(resource);
            last.set(decision);
            return decision.changes();
        });
        return Objects.requireNonNull(last.get()).answer();
    }

    /** A decision may have to be made again; what it stores outside the resource is stored once. */
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
        WorkOrder order = store.find(kind.type(), orderId);
        if (order == null || !belongs(order, resource, kind)) {
            throw new BadRequestException(
                    switch (kind) {
                        case CHECKUP -> "The Checkup does not exists";
                        case REPAIR -> "The Repair does not exists";
                        case MAINTENANCE -> "The Maintenance does not exists";
                    });
        }
        return order;
    }

    /** A resource that has got another reference still knows the work that it was about last. */
    private static boolean belongs(WorkOrder order, Resource resource, WorkKind kind) {
        OpenWork known = resource.work(kind);
        return order.getResourceRef().equals(resource.getReference())
                || (known != null && known.id().equals(order.getId()));
    }

    private ResourceType typeOf(Resource resource) {
        return types.ofResource(resource)
                .orElseThrow(() -> new BadRequestException("The resource type does not exists"));
    }

    /** What the components say about the findings. */
    private List<Component.Condition> conditions(List<Finding> findings) {
        Map<String, Component> known =
                components.usable(findings.stream().map(Finding::componentKey).toList());
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

    /** New lines that say the same. */
    private static List<ComponentCheck> copies(List<ComponentCheck> lines) {
        return lines.stream()
                .map(line -> new ComponentCheck(
                        new ObjectId().toHexString(),
                        line.componentId(),
                        line.componentName(),
                        line.status(),
                        line.photo(),
                        line.comment()))
                .toList();
    }

    private static BadRequestException unknownOffice() {
        return new BadRequestException("The resource office does not exists");
    }
}
