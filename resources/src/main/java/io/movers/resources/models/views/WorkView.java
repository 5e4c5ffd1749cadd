package io.movers.resources.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.resources.models.ComponentCheck;
import io.movers.resources.models.OpenWork;
import io.movers.resources.models.WorkOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A check-up, repair or maintenance. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkView(
        String id,
        String resourceRef,
        String status,
        Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable String assignee,
        List<ComponentCheck> components,
        @Nullable Long version) {
    /** The view of that document. */
    public static WorkView of(WorkOrder order) {
        return new WorkView(
                order.getId(),
                order.getResourceRef(),
                order.getStatus(),
                order.getCreatedAt(),
                order.getCompletedAt(),
                order.getAssignee(),
                order.getComponents(),
                order.getVersion());
    }

    /** The view of that work. */
    public static WorkView of(OpenWork work) {
        return new WorkView(
                work.id(),
                work.resourceRef(),
                work.status(),
                work.createdAt(),
                work.completedAt(),
                work.assignee(),
                work.components(),
                work.revision());
    }
}
