package io.movers.clients.events.listeners;

import io.movers.clients.models.Resource;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.ResourceState;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
class ResourceCreatedListener extends Listener<ResourceState> {
    private final ReplicaStore replicas;

    ResourceCreatedListener(ReplicaStore replicas) {
        super(Subjects.RESOURCE_CREATED);
        this.replicas = replicas;
    }

    @Override
    public void onMessage(ResourceState event, Message msg) {
        replicas.begin(Resource.of(event), msg);
        msg.ack();
    }
}
