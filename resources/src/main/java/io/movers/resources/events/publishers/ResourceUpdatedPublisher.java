package io.movers.resources.events.publishers;

import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.ResourceUpdated;
import io.movers.common.events.contract.Subjects;
import io.movers.resources.models.Resource;
import org.springframework.stereotype.Component;

/** Publishes every change of a resource. */
@Component
public class ResourceUpdatedPublisher extends Publisher<Resource, ResourceUpdated> {
    ResourceUpdatedPublisher(Outbox outbox) {
        super(Subjects.RESOURCE_UPDATED, Resource.class, outbox);
    }

    @Override
    protected ResourceUpdated event(Resource resource) {
        return ResourceStates.of(resource, ResourceUpdated::new);
    }
}
