package io.movers.resources.services;

import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.BadRequestException;
import io.movers.resources.events.publishers.ResourceUpdatedPublisher;
import io.movers.resources.models.Resource;
import io.movers.resources.models.Resources;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/**
 * The one way to change a resource that exists.
 *
 * <pre>{@code
 * Resource resource = changes.change(id, () -> new BadRequestException("The resource does not exists"), it -> {
 *     OpenWork work = OpenWork.of(order(it, checkupId)).started();   // the order read here: it is settled
 *     it.take(WorkKind.CHECKUP.started(), WorkKind.CHECKUP, work, clock.instant());
 *     return true;
 * });
 * // the check-up's own document shows it now
 * }</pre>
 *
 * One conditional write stores the decision, with its event and all that a second document will hold; then the second document
 * follows. A decision that somebody else's change overtakes is made again with the resource as it is then: it must have no
 * effect but on the resource, and read what it needs inside.
 */
@Service
public class ResourceChanges {
    private final Resources resources;
    private final ResourceUpdatedPublisher resourceUpdated;
    private final Settlement settlement;

    ResourceChanges(Resources resources, ResourceUpdatedPublisher resourceUpdated, Settlement settlement) {
        this.resources = resources;
        this.resourceUpdated = resourceUpdated;
        this.settlement = settlement;
    }

    /**
     * Changes the resource and publishes it.
     *
     * @param notFound what to throw when there is none, or a deleted one
     * @param decision changes the resource; false leaves it as it is, unpublished
     * @return the resource as it is stored now
     */
    public Resource change(String id, Supplier<? extends RuntimeException> notFound, Predicate<Resource> decision) {
        return change(
                () -> resources.findById(id).filter(found -> !found.isDeleted()).orElseThrow(notFound), decision);
    }

    /** As {@link #change(String, Supplier, Predicate)}, for what must also reach resources that are deleted. */
    Resource changeEvenDeleted(String id, Predicate<Resource> decision) {
        return change(() -> resources.findById(id).orElseThrow(ResourceChanges::unknown), decision);
    }

    private Resource change(Supplier<Resource> read, Predicate<Resource> decision) {
        Resource changed = OptimisticRetry.retry(() -> {
            Resource resource = read.get();
            settlement.settle(resource);
            if (decision.test(resource)) {
                resourceUpdated.publish(resource);
            }
            return resource;
        });
        settlement.settle(changed);
        return changed;
    }

    private static BadRequestException unknown() {
        return new BadRequestException("The resource does not exists");
    }

    /** As {@link #change(String, Supplier, Predicate)}, for a resource that must be there: the answer otherwise is the usual one. */
    public Resource change(String id, Predicate<Resource> decision) {
        return change(id, ResourceChanges::unknown, decision);
    }
}
