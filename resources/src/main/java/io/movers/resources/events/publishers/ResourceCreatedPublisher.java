package io.movers.resources.events.publishers;

import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.ResourceCreated;
import io.movers.common.events.contract.Subjects;
import io.movers.resources.models.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class ResourceCreatedPublisher extends Publisher<Resource, ResourceCreated> {
    public ResourceCreatedPublisher(Outbox outbox) {
        super(Subjects.RESOURCE_CREATED, Resource.class, outbox);
    }

    @Override
    protected ResourceCreated event(Resource resource) {
        return new ResourceCreated(
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
