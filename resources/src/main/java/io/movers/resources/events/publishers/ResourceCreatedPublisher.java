package io.movers.resources.events.publishers;

import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.ResourceState;
import io.movers.common.events.contract.Subjects;
import io.movers.resources.models.Resource;
import org.springframework.stereotype.Component;

/** Publishes resources that joined the fleet. */
@Component
public class ResourceCreatedPublisher extends Publisher<Resource, ResourceState> {
    ResourceCreatedPublisher(Outbox outbox) {
        super(Subjects.RESOURCE_CREATED, Resource.class, outbox);
    }

    @Override
    protected ResourceState event(Resource resource) {
        return ResourceStates.of(resource);
    }
}
