package io.movers.travels.events.listeners;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.ResourceCreated;
import io.movers.common.events.contract.Subjects;
import io.movers.travels.models.Resource;
import org.springframework.stereotype.Component;

/** Keeps this service's copy of resources. */
@Component
class ResourceCreatedListener extends Listener<ResourceCreated> {
    private final ReplicaStore replicas;

    ResourceCreatedListener(ReplicaStore replicas) {
        super(Subjects.RESOURCE_CREATED);
        this.replicas = replicas;
    }

    @Override
    public void onMessage(ResourceCreated event, Message message) {
        replicas.apply(Resource.of(event), message.state());
        message.ack();
    }
}
