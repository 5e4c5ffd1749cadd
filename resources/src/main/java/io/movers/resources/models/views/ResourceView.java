package io.movers.resources.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.common.security.CurrentUser;
import io.movers.resources.models.Resource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A resource as the caller may see it.
 *
 * @param lockerPassword left out for an employee who has not rented the resource
 * @param previousPassword left out for an employee
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceView(
        String id,
        String type,
        String reference,
        String qrCode,
        @Nullable Double lockerPassword,
        @Nullable Double previousPassword,
        @Nullable Instant passwordDate,
        String client,
        @Nullable String clientNumber,
        String office,
        @Nullable Double loanTime,
        String status,
        @Nullable Double kmSinceMaintenance,
        @Nullable Instant createdAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant deletedAt,
        @Nullable Long version) {
    /** The view of that resource for that caller. */
    public static ResourceView of(Resource resource, @Nullable CurrentUser caller) {
        boolean operates = caller != null
                && (caller.role().isStaff()
                        || caller.role().isCrew()
                        || caller.role().isCompany());
        boolean has = caller != null && resource.isRentedBy(caller.id());
        return new ResourceView(
                resource.getId(),
                resource.getType(),
                resource.getReference(),
                resource.getQrCode(),
                operates || has ? resource.getLockerPassword() : null,
                operates ? resource.getPreviousPassword() : null,
                resource.getPasswordDate(),
                resource.getClient(),
                resource.getClientNumber(),
                resource.getOffice(),
                resource.getLoanTime(),
                resource.status().value(),
                resource.getKmSinceMaintenance(),
                resource.getCreatedAt(),
                resource.getDeletedAt(),
                resource.getVersion());
    }
}
