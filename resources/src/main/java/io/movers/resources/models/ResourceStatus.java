package io.movers.resources.models;

import io.movers.common.errors.BadRequestException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The states of a resource and every step between them: the one place that decides what a resource may become. The service's
 * README has the picture.
 *
 * <p>A resource that somebody has rented is nobody else's to give or to take: enabling, disabling and deleting it are refused,
 * and whatever happens to its work leaves it rented; the status follows at its return.
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

    /** What can happen to a resource, and the state it leads to unless the resource is rented. */
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

    /** What a rent is answered that comes too late. */
    public static final String NOT_AVAILABLE = "El recurso no está disponible";

    /** What is answered to whoever would take a resource from its renter. */
    public static final String IS_RENTED = "El recurso está rentado";

    /** The further left, the more it binds when several kinds of work are open at a return: first what keeps it out of use. */
    private static final List<ResourceStatus> BINDING = List.of(
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

    /** The status of that name; what is unknown is out of use. */
    public static ResourceStatus of(@Nullable String value) {
        for (ResourceStatus status : values()) {
            if (status.value.equals(value)) {
                return status;
            }
        }
        return value == null ? AVAILABLE : DISABLED;
    }

    /** Whether somebody may rent a resource in this state; the list of available resources shows exactly these. */
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
     * The state of a resource that has just been given back.
     *
     * @param asked the states that its open work asks for
     * @param disabled whether a check-up has disabled it while it was rented, as the last thing that was done to it
     */
    public static ResourceStatus atReturn(Collection<ResourceStatus> asked, boolean disabled) {
        if (disabled) {
            return DISABLED;
        }
        return asked.stream()
                .filter(BINDING::contains)
                .min(Comparator.comparingInt(BINDING::indexOf))
                .orElse(AVAILABLE);
    }

    /** The statuses that a list shows when it is asked for that one: what is pending includes what has been started. */
    public static List<String> listedAs(String status) {
        return switch (status) {
            case "pending_checkup" -> List.of(PENDING_CHECKUP.value, CHECKUP.value);
            case "pending_repair" -> List.of(PENDING_REPAIR.value, REPAIR.value);
            case "pending_maintenance" -> List.of(PENDING_MAINTENANCE.value, MAINTENANCE.value);
            default -> List.of(status);
        };
    }
}
