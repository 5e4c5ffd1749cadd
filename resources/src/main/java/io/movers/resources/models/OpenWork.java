package io.movers.resources.models;

import io.movers.common.data.Command;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * Work as stored in its resource, with all data of its own document ({@link WorkOrder}). The two differ only until the resource is settled.
 *
 * @param id the document's id
 * @param revision the version that the document has in this state
 */
public record OpenWork(
        @Field("id") String id,
        long revision,
        String resourceRef,
        String status,
        Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable String assignee,
        List<ComponentCheck> components) {
    /** The id of the work that the current command opens on a resource. */
    public static String newId(String resourceRef) {
        return Command.newId("work on " + resourceRef);
    }

    /** New work on the resource of that reference. */
    public static OpenWork open(
            String resourceRef, @Nullable String assignee, List<ComponentCheck> components, Instant now) {
        return new OpenWork(newId(resourceRef), 0, resourceRef, WorkOrder.PENDING, now, null, assignee, components);
    }

    /** The work of a document. Each change of the work has the document's next version. */
    public static OpenWork of(WorkOrder order) {
        return new OpenWork(
                order.getId(),
                order.getVersion() == null ? 0 : order.getVersion(),
                order.getResourceRef(),
                order.getStatus(),
                order.getCreatedAt(),
                order.getCompletedAt(),
                order.getAssignee(),
                order.getComponents());
    }

    /** The same work, started. */
    public OpenWork started() {
        return next(WorkOrder.IN_PROGRESS, completedAt, components);
    }

    /** The same work, completed with these findings. */
    public OpenWork completed(List<ComponentCheck> findings, Instant now) {
        return next(WorkOrder.COMPLETED, now, findings);
    }

    /** The same work, approved. */
    public OpenWork approved() {
        return next(WorkOrder.APPROVED, completedAt, components);
    }

    private OpenWork next(String status, @Nullable Instant completedAt, List<ComponentCheck> components) {
        return new OpenWork(id, revision + 1, resourceRef, status, createdAt, completedAt, assignee, components);
    }
}
