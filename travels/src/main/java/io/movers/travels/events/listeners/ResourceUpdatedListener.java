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
class ResourceUpdatedListener extends Listener<ResourceState> {
    private final ReplicaStore replicas;

    ResourceUpdatedListener(ReplicaStore replicas) {
        super(Subjects.RESOURCE_UPDATED);
        this.replicas = replicas;
    }

    @Override
    public void onMessage(ResourceState event, Message msg) {
        if (replicas.change(Resource.of(event), msg)) {
            msg.ack();
        } // otherwise redelivered: the resource's creation has not arrived yet
    }
}
