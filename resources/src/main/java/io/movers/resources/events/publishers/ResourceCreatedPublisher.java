package io.movers.resources.events.publishers;

import io.movers.common.events.Publisher;
import io.movers.common.events.ResourceCreated;
import io.movers.common.events.Subject;
import io.movers.common.events.outbox.Outbox;
import io.movers.resources.models.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class ResourceCreatedPublisher extends Publisher<Resource, ResourceCreated> {
    public ResourceCreatedPublisher(Outbox outbox) {
        super(Subject.RESOURCE_CREATED, Resource.class, outbox);
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
