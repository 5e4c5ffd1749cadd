package io.movers.resources.events.listeners;

import io.movers.common.data.CopyListener;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.contract.OfficeState;
import io.movers.common.events.contract.Subjects;
import io.movers.resources.models.Office;
import org.springframework.stereotype.Component;

/** Keeps the copies of offices. */
@Component
class OfficeCreatedListener extends CopyListener<OfficeState> {
    OfficeCreatedListener(ReplicaStore replicas) {
        super(Subjects.OFFICE_CREATED, replicas, Office::of);
    }
}
