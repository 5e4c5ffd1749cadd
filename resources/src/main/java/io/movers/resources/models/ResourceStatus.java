package io.movers.resources.models;

import io.movers.common.errors.BadRequestException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The states of a resource and the steps between them. This is the only place that decides about them; the README of this
 * service has a diagram.
 *
 * <p>A rented resource stays with its renter: enabling, disabling and deleting it are refused. Work on it does not change
 * its status until it is returned.
 */
public enum ResourceStatus {
    AVAILABLE("available"),
    PENDING_CHECKUP("pending_checkup"),
    CHECKUP("checkup"),
    PENDING_REPAIR("pending_repair"),
    REPAIR("repair"),
    WAITING_APPROVAL_REPAIR("waiting_approval_repair"),
    PENDING_MAINTENANCE("pending_maintenance"),
    MAINTENANCE("maintenance"),
    WAITING_APPROVAL_MAINTENANCE("waiting_approval_maintenance"),
    RENTED("rented"),
    DISABLED("disabled");

    /** A step that a resource can take, and the state to which it leads unless the resource is rented. */
    public enum Step {
        /** Only from {@link #isRentable}. */
        RENT(RENTED),
        /** Refused while rented. */
        ENABLE(AVAILABLE),
        /** Refused while rented. */
        DISABLE(DISABLED),
        /** Refused while rented; leaves the state as it is. */
        DELETE(null),
        CHECKUP_OPENED(PENDING_CHECKUP),
        CHECKUP_STARTED(CHECKUP),
        /** The check-up found nothing that takes the resource out of use. */
        CHECKUP_PASSED(AVAILABLE),
        /** The check-up found a component in a condition that disables the resource. */
        CHECKUP_DISABLES(DISABLED),
        REPAIR_OPENED(PENDING_REPAIR),
        REPAIR_STARTED(REPAIR),
        REPAIR_COMPLETED(WAITING_APPROVAL_REPAIR),
        REPAIR_APPROVED(AVAILABLE),
        MAINTENANCE_OPENED(PENDING_MAINTENANCE),
        MAINTENANCE_STARTED(MAINTENANCE),
        MAINTENANCE_COMPLETED(WAITING_APPROVAL_MAINTENANCE),
        MAINTENANCE_APPROVED(AVAILABLE);

        private final @Nullable ResourceStatus leadsTo;

        Step(@Nullable ResourceStatus leadsTo) {
            this.leadsTo = leadsTo;
        }
    }

    /** The message if a resource that is not available is to be rented. */
    public static final String NOT_AVAILABLE = "El recurso no está disponible";

    /** The message if a resource is to be rented by the user who has it already. */
    public static final String IS_RENTED_BY_CALLER = "Ya tienes rentado este recurso";

    /** The message if a step would take a resource from its renter. */
    public static final String IS_RENTED = "El recurso está rentado";

    /**
     * If several kinds of work are open at a return, the first of these states wins; states that keep the resource out
     * of use come first.
     */
    private static final List<ResourceStatus> PRECEDENCE = List.of(
            MAINTENANCE,
            WAITING_APPROVAL_MAINTENANCE,
            REPAIR,
            WAITING_APPROVAL_REPAIR,
            CHECKUP,
            PENDING_MAINTENANCE,
            PENDING_REPAIR,
            PENDING_CHECKUP);

    private final String value;

    ResourceStatus(String value) {
        this.value = value;
    }

    /** The name on the wire and in the database. */
    public String value() {
        return value;
    }

    /** The status of that name; an unknown one counts as disabled. */
    public static ResourceStatus of(@Nullable String value) {
        for (ResourceStatus status : values()) {
            if (status.value.equals(value)) {
                return status;
            }
        }
        return value == null ? AVAILABLE : DISABLED;
    }

    /** Whether a resource in this state may be rented; the list of available resources shows exactly these. */
    public boolean isRentable() {
        return this == AVAILABLE || this == PENDING_CHECKUP || this == PENDING_REPAIR;
    }

    /**
     * The state after that step.
     *
     * @throws BadRequestException the step is refused in this state; nothing changes
     */
    public ResourceStatus after(Step step) {
        if (step == Step.RENT) {
            if (!isRentable()) {
                throw new BadRequestException(NOT_AVAILABLE);
            }
        } else if (this == RENTED) {
            if (step == Step.ENABLE || step == Step.DISABLE || step == Step.DELETE) {
                throw new BadRequestException(IS_RENTED);
            }
            return this;
        }
        return step.leadsTo == null ? this : step.leadsTo;
    }

    /**
     * The state of a resource that has just been returned.
     *
     * @param requested the states that its open work requests
     * @param disabled whether the last step while it was rented was a check-up that disabled it
     */
    public static ResourceStatus atReturn(Collection<ResourceStatus> requested, boolean disabled) {
        if (disabled) {
            return DISABLED;
        }
        return requested.stream()
                .filter(PRECEDENCE::contains)
                .min(Comparator.comparingInt(PRECEDENCE::indexOf))
                .orElse(AVAILABLE);
    }

    /** The statuses that a list filtered by that one shows: pending work includes started work. */
    public static List<String> listedAs(String status) {
        return switch (status) {
            case "pending_checkup" -> List.of(PENDING_CHECKUP.value, CHECKUP.value);
            case "pending_repair" -> List.of(PENDING_REPAIR.value, REPAIR.value);
            case "pending_maintenance" -> List.of(PENDING_MAINTENANCE.value, MAINTENANCE.value);
            default -> List.of(status);
        };
    }
}
