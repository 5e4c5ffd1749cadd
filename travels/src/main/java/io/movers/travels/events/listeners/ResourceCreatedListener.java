package io.movers.travels.events.listeners;

import io.movers.common.data.CopyListener;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.contract.ResourceState;
import io.movers.common.events.contract.Subjects;
import io.movers.travels.models.Resource;
import org.springframework.stereotype.Component;

/** Keeps this service's copy of resources. */
@Component
class ResourceCreatedListener extends CopyListener<ResourceState> {
    ResourceCreatedListener(ReplicaStore replicas) {
        super(Subjects.RESOURCE_CREATED, replicas, Resource::of);
    }
}
