package io.movers.resources.events.publishers;

import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.ResourceState;
import io.movers.common.events.contract.Subjects;
import io.movers.resources.models.Resource;
import org.springframework.stereotype.Component;

/** Publishes every change of a resource. */
@Component
public class ResourceUpdatedPublisher extends Publisher<Resource, ResourceState> {
    ResourceUpdatedPublisher(Outbox outbox) {
        super(Subjects.RESOURCE_UPDATED, Resource.class, outbox);
    }

    @Override
    protected ResourceState event(Resource resource) {
        return ResourceStates.of(resource);
    }
}
