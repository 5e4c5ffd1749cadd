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
public class ResourceUpdatedListener extends CopyListener<ResourceState> {
    ResourceUpdatedListener(ReplicaStore replicas) {
        super(Subjects.RESOURCE_UPDATED, replicas, Resource::of);
    }

    // A change whose creation has not arrived yet is delivered again.
    @Override
    protected boolean store(Replica copy, Message msg) {
        return replicas.change(copy, msg);
    }
}
