package io.movers.resources.events.publishers;

import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.ResourceUpdated;
import io.movers.common.events.contract.Subjects;
import io.movers.resources.models.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class ResourceUpdatedPublisher extends Publisher<Resource, ResourceUpdated> {
    public ResourceUpdatedPublisher(Outbox outbox) {
        super(Subjects.RESOURCE_UPDATED, Resource.class, outbox);
    }

    @Override
    protected ResourceUpdated event(Resource resource) {
        return new ResourceUpdated(
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
