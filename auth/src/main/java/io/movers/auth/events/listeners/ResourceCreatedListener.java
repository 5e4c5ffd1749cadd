package io.movers.auth.events.listeners;

import io.movers.auth.models.Resource;
import io.movers.common.data.CopyListener;
import io.movers.common.data.Replica;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Message;
import io.movers.common.events.contract.ResourceState;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class ResourceCreatedListener extends CopyListener<ResourceState> {
    ResourceCreatedListener(ReplicaStore replicas) {
        super(Subjects.RESOURCE_CREATED, replicas, Resource::of);
    }

    @Override
    protected boolean store(Replica copy, Message msg) {
        replicas.begin(copy, msg);
        return true;
    }
}
