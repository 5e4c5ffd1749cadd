package io.movers.clients.models.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.clients.models.Resource;
import org.jspecify.annotations.Nullable;

/** A resource that can be rented. Employees do not get the password of its locker. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceView(
        String id,
        @Nullable String type,
        @Nullable String reference,
        @Nullable String qrCode,
        @Nullable Integer lockerPassword,
        @Nullable String client,
        @Nullable String office,
        @Nullable Integer loanTime,
        @Nullable String status,
        long version) {
    public static ResourceView of(Resource resource, boolean withPassword) {
        return new ResourceView(
                resource.getId(),
                resource.getType(),
                resource.getReference(),
                resource.getQrCode(),
                withPassword ? resource.getLockerPassword() : null,
                resource.getClient(),
                resource.getOffice(),
                resource.getLoanTime(),
                resource.getStatus(),
                resource.version());
    }
}
