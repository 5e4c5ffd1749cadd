package io.movers.travels.events.listeners;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.ResourceState;
import io.movers.common.events.contract.Subjects;
import io.movers.travels.models.Resource;
import org.springframework.stereotype.Component;

/** Keeps this service's copy of resources. */
@Component
class ResourceCreatedListener extends Listener<ResourceState> {
    private final ReplicaStore replicas;

    ResourceCreatedListener(ReplicaStore replicas) {
        super(Subjects.RESOURCE_CREATED);
        this.replicas = replicas;
    }

    @Override
    public void onMessage(ResourceState event, Message msg) {
        replicas.apply(Resource.of(event), msg);
        msg.ack();
    }
}
