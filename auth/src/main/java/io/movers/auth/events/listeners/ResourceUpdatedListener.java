package io.movers.auth.events.listeners;

import io.movers.auth.models.Resource;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.ResourceState;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class ResourceUpdatedListener extends Listener<ResourceState> {
    private final ReplicaStore replicas;

    ResourceUpdatedListener(ReplicaStore replicas) {
        super(Subjects.RESOURCE_UPDATED);
        this.replicas = replicas;
    }

    @Override
    public void onMessage(ResourceState event, Message msg) {
        if (replicas.change(Resource.of(event), msg)) {
            msg.ack();
        }
    }
}
