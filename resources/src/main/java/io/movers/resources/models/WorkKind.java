package io.movers.resources.models;

import io.movers.resources.models.ResourceStatus.Step;
import org.jspecify.annotations.Nullable;

/** The three kinds of work on a resource, and the effect of their steps on it. */
public enum WorkKind {
    CHECKUP(
            Checkup.class,
            Step.CHECKUP_OPENED,
            Step.CHECKUP_STARTED,
            null,
            ResourceStatus.PENDING_CHECKUP,
            ResourceStatus.CHECKUP,
            null),
    REPAIR(
            Repair.class,
            Step.REPAIR_OPENED,
            Step.REPAIR_STARTED,
            Step.REPAIR_COMPLETED,
            ResourceStatus.PENDING_REPAIR,
            ResourceStatus.REPAIR,
            ResourceStatus.WAITING_APPROVAL_REPAIR),
    MAINTENANCE(
            Maintenance.class,
            Step.MAINTENANCE_OPENED,
            Step.MAINTENANCE_STARTED,
            Step.MAINTENANCE_COMPLETED,
            ResourceStatus.PENDING_MAINTENANCE,
            ResourceStatus.MAINTENANCE,
            ResourceStatus.WAITING_APPROVAL_MAINTENANCE);

    private final Class<? extends WorkOrder> type;
    private final Step opened;
    private final Step started;
    private final @Nullable Step completed;
    private final ResourceStatus pending;
    private final ResourceStatus inProgress;
    private final @Nullable ResourceStatus waiting;

    WorkKind(
            Class<? extends WorkOrder> type,
            Step opened,
            Step started,
            @Nullable Step completed,
            ResourceStatus pending,
            ResourceStatus inProgress,
            @Nullable ResourceStatus waiting) {
        this.type = type;
        this.opened = opened;
        this.started = started;
        this.completed = completed;
        this.pending = pending;
        this.inProgress = inProgress;
        this.waiting = waiting;
    }

    /** The documents of this kind. */
    public Class<? extends WorkOrder> type() {
        return type;
    }

    /** A new document of this kind, empty except for its id. */
    WorkOrder newOrder(String id) {
        return switch (this) {
            case CHECKUP -> new Checkup(id);
            case REPAIR -> new Repair(id);
            case MAINTENANCE -> new Maintenance(id);
        };
    }

    /** The field of the resource that contains such work. */
    public String field() {
        return switch (this) {
            case CHECKUP -> "openCheckup";
            case REPAIR -> "openRepair";
            case MAINTENANCE -> "openMaintenance";
        };
    }

    /** The step that a resource takes when such work is opened. */
    public Step opened() {
        return opened;
    }

    /** The step that a resource takes when such work is started. */
    public Step started() {
        return started;
    }

    /** The step that a resource takes when such work is completed; null for a check-up, whose findings decide. */
    public @Nullable Step completed() {
        return completed;
    }

    /** Whether work of this kind is closed in that status. */
    public boolean isClosed(String status) {
        return asks(status) == null;
    }

    /** The state that work of this kind requests when the resource is returned; null if the work is closed. */
    public @Nullable ResourceStatus asks(String status) {
        return switch (status) {
            case WorkOrder.PENDING -> pending;
            case WorkOrder.IN_PROGRESS -> inProgress;
            case WorkOrder.COMPLETED -> waiting;
            default -> null;
        };
    }
}
