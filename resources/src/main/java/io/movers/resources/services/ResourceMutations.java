package io.movers.resources.services;

import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.BadRequestException;
import io.movers.resources.events.publishers.ResourceUpdatedPublisher;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceRepository;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/**
 * The one way to change a resource that exists.
 *
 * <pre>{@code
 * Resource resource = mutations.change(id, () -> new BadRequestException("The resource does not exists"), current -> {
 *     OpenWork work = OpenWork.of(order(current, checkupId)).started();   // read here, where the order is settled
 *     current.take(WorkKind.CHECKUP.started(), WorkKind.CHECKUP, work, clock.instant());
 *     return true;
 * });
 * // the check-up's own document shows it now
 * }</pre>
 *
 * One conditional write stores the decision, its event, and all that a dependent document will hold; then that document follows.
 * When another change comes first, the decision is made again with the resource as it is then. So a decision reads what it needs
 * inside, and has no effect but on the resource.
 */
@Service
public class ResourceMutations {
    private final ResourceRepository resources;
    private final ResourceUpdatedPublisher resourceUpdated;
    private final DependentDocuments dependents;

    ResourceMutations(
            ResourceRepository resources, ResourceUpdatedPublisher resourceUpdated, DependentDocuments dependents) {
        this.resources = resources;
        this.resourceUpdated = resourceUpdated;
        this.dependents = dependents;
    }

    /**
     * Changes the resource and publishes it.
     *
     * @param notFound makes the exception for a resource that does not exist or is deleted
     * @param decision changes the resource; false leaves it as it is, unpublished
     * @return the resource as it is stored now
     */
    public Resource change(String id, Supplier<? extends RuntimeException> notFound, Predicate<Resource> decision) {
        return change(
                () -> resources.findById(id).filter(found -> !found.isDeleted()).orElseThrow(notFound), decision);
    }

    /** As {@link #change(String, Supplier, Predicate)}, for deleted resources too. */
    Resource changeEvenDeleted(String id, Predicate<Resource> decision) {
        return change(() -> resources.findById(id).orElseThrow(ResourceMutations::notFound), decision);
    }

    private Resource change(Supplier<Resource> read, Predicate<Resource> decision) {
        Resource changed = OptimisticRetry.retry(() -> {
            Resource resource = read.get();
            dependents.settle(resource);
            if (decision.test(resource)) {
                resourceUpdated.publish(resource);
            }
            return resource;
        });
        dependents.settle(changed);
        return changed;
    }

    private static BadRequestException notFound() {
        return new BadRequestException("The resource does not exists");
    }

    /** As {@link #change(String, Supplier, Predicate)}, with the usual answer if there is none. */
    public Resource change(String id, Predicate<Resource> decision) {
        return change(id, ResourceMutations::notFound, decision);
    }
}
