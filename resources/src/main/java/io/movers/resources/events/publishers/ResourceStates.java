package io.movers.resources.events.publishers;

import io.movers.common.events.contract.ResourceState;
import io.movers.resources.models.Resource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Maps a resource to the public state that every event about it carries. */
final class ResourceStates {
    private ResourceStates() {}

    /** The constructor of an event. */
    @FunctionalInterface
    interface Factory<E extends ResourceState> {
        E create(
                String id,
                @Nullable Long version,
                @Nullable String type,
                @Nullable String reference,
                @Nullable String qrCode,
                @Nullable Integer lockerPassword,
                @Nullable String client,
                @Nullable String clientNumber,
                @Nullable String office,
                @Nullable Integer loanTime,
                @Nullable String status,
                @Nullable String photo,
                @Nullable Double kmSinceMaintenance,
                @Nullable Instant createdAt,
                @Nullable Instant deletedAt);
    }

    static <E extends ResourceState> E of(Resource resource, Factory<E> event) {
        return event.create(
                resource.getId(),
                resource.getVersion(),
                resource.getType(),
                resource.getReference(),
                resource.getQrCode(),
                whole(resource.getLockerPassword()),
                resource.getClient(),
                resource.getClientNumber(),
                resource.getOffice(),
                whole(resource.getLoanTime()),
                resource.status().value(),
                resource.getPhoto(),
                resource.km(),
                resource.getCreatedAt(),
                resource.getDeletedAt());
    }

    private static @Nullable Integer whole(@Nullable Double number) {
        return number == null ? null : number.intValue();
    }
}
