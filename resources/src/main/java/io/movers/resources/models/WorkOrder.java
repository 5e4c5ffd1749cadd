package io.movers.resources.models;

import io.movers.common.data.Aggregate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check-up, repair or maintenance. Its resource is written first ({@link Resource#take}); this document is then updated
 * from it ({@code DependentDocuments}). Nothing else writes it.
 */
public abstract class WorkOrder extends Aggregate {
    public static final String PENDING = "pending";
    public static final String IN_PROGRESS = "in_progress";
    public static final String COMPLETED = "completed";
    public static final String APPROVED = "approved";

    private String status = PENDING;
    private String resourceRef = "";
    private Instant createdAt = Instant.EPOCH;
    private @Nullable Instant completedAt;
    private @Nullable String assignee;
    private List<ComponentCheck> components = List.of();

    WorkOrder() {}

    WorkOrder(String id) {
        super(id);
    }

    /** Creates the document of that work. */
    public static WorkOrder from(WorkKind kind, OpenWork work) {
        WorkOrder order = kind.newOrder(work.id());
        order.show(work);
        return order;
    }

    /** Updates this document from the work that the resource contains. */
    public void show(OpenWork work) {
        status = work.status();
        resourceRef = work.resourceRef();
        createdAt = work.createdAt();
        completedAt = work.completedAt();
        assignee = work.assignee();
        components = work.components();
    }

    /** Whether it is completed or approved. */
    public boolean isCompleted() {
        return status.equals(COMPLETED) || status.equals(APPROVED);
    }

    /** Whether the resource contains a later state of this work. */
    public boolean isBehind(OpenWork work) {
        return getVersion() == null || getVersion() < work.revision();
    }

    public String getStatus() {
        return status;
    }

    /** The reference of its resource. */
    public String getResourceRef() {
        return resourceRef;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public @Nullable Instant getCompletedAt() {
        return completedAt;
    }

    /** The id of the user to whom the work is assigned. */
    public @Nullable String getAssignee() {
        return assignee;
    }

    public List<ComponentCheck> getComponents() {
        return components;
    }
}
