package io.movers.clients.events.listeners;

import io.movers.clients.models.Resource;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.ResourceUpdated;
import io.movers.common.events.Subject;
import io.movers.common.models.ReplicaStore;
import org.springframework.stereotype.Component;

@Component
class ResourceUpdatedListener extends Listener<ResourceUpdated> {
    private final ReplicaStore replicas;

    ResourceUpdatedListener(ReplicaStore replicas) {
        super(Subject.RESOURCE_UPDATED);
        this.replicas = replicas;
    }

    @Override
    public void onMessage(ResourceUpdated event, Message msg) {
        if (replicas.change(Resource.of(event), msg.state())) {
            msg.ack();
        }
    }
}
