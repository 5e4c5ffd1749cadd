package io.movers.clients.events.listeners;

import io.movers.clients.models.Resource;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.ResourceCreated;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
class ResourceCreatedListener extends Listener<ResourceCreated> {
    private final ReplicaStore replicas;

    ResourceCreatedListener(ReplicaStore replicas) {
        super(Subjects.RESOURCE_CREATED);
        this.replicas = replicas;
    }

    @Override
    public void onMessage(ResourceCreated event, Message message) {
        replicas.begin(Resource.of(event), message.state());
        message.ack();
    }
}
