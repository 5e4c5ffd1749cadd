package io.movers.resources.services;

import io.movers.common.data.Command;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.BadRequestException;
import io.movers.resources.events.publishers.ResourceUpdatedPublisher;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceRepository;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/**
 * The only way to change a stored resource.
 *
 * <pre>{@code Resource resource = mutations.change(id, () -> new BadRequestException("The resource does not exists"),
 * current -> { OpenWork work = OpenWork.of(order(current, checkupId)).started();   // read inside the decision, when the
 * order is settled current.take(WorkKind.CHECKUP.started(), WorkKind.CHECKUP, work, clock.instant()); return true; }); //
 * the check-up's own document is up to date now }</pre>
 *
 * One conditional write stores the decision, its event, and all data of a dependent document; then that document is written.
 * If another change comes first, the decision is made again with the current resource. A decision must therefore read what
 * it needs inside the function and must affect only the resource.
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
     * @param decision changes the resource; if it returns false, nothing is stored or published
     * @return the resource as it is stored now
     */
    public Resource change(String id, Supplier<? extends RuntimeException> notFound, Predicate<Resource> decision) {
        Resource changed = changeOnce(id, () -> findLive(id, notFound), decision);
        dependents.settle(changed);
        return changed;
    }

    /** Does the same as {@link #change(String, Supplier, Predicate)}, but leaves it to the caller to settle the resource. */
    Resource changeUnsettled(String id, Supplier<? extends RuntimeException> notFound, Predicate<Resource> decision) {
        return changeOnce(id, () -> findLive(id, notFound), decision);
    }

    /** Does the same as {@link #change(String, Predicate)}, but reads the resource only if it has changed since it was read. */
    Resource change(Resource read, Predicate<Resource> decision) {
        Resource changed = changeOnce(
                read.getId(), first(read, () -> findLive(read.getId(), ResourceMutations::notFound)), decision);
        dependents.settle(changed);
        return changed;
    }

    /** Does the same as {@link #change(Resource, Predicate)}, but also for deleted resources. */
    Resource changeEvenDeleted(Resource read, Predicate<Resource> decision) {
        Resource changed = changeOnce(
                read.getId(),
                first(read, () -> resources.findById(read.getId()).orElseThrow(ResourceMutations::notFound)),
                decision);
        dependents.settle(changed);
        return changed;
    }

    /** Its dependent documents may have been settled, and deleted, since it was read: then it is read again. */
    private static Supplier<Resource> first(Resource read, Supplier<Resource> later) {
        AtomicBoolean used = new AtomicBoolean(read.isUnsettled());
        return () -> used.getAndSet(true) ? later.get() : read;
    }

    private Resource findLive(String id, Supplier<? extends RuntimeException> notFound) {
        return resources.findById(id).filter(found -> !found.isDeleted()).orElseThrow(notFound);
    }

    private Resource changeOnce(String id, Supplier<Resource> read, Predicate<Resource> decision) {
        return Command.once(
                Resource.class,
                id,
                () -> OptimisticRetry.retry(() -> {
                    Resource resource = read.get();
                    dependents.settle(resource);
                    if (decision.test(resource)) {
                        resourceUpdated.publish(resource);
                    }
                    return resource;
                }));
    }

    private static BadRequestException notFound() {
        return new BadRequestException("The resource does not exists");
    }

    /** Does the same as {@link #change(String, Supplier, Predicate)}, with the usual message if there is no such resource. */
    public Resource change(String id, Predicate<Resource> decision) {
        return change(id, ResourceMutations::notFound, decision);
    }
}
