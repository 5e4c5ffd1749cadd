package io.movers.resources.events.publishers;

import io.movers.common.events.contract.ResourceState;
import io.movers.resources.models.Resource;
import org.jspecify.annotations.Nullable;

/** Maps a resource to the public state that every event about it carries. */
final class ResourceStates {
    private ResourceStates() {}

    static ResourceState of(Resource resource) {
        return new ResourceState(
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
