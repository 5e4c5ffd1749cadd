package io.movers.resources.events.listeners;

import io.movers.common.data.CopyListener;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.contract.OfficeState;
import io.movers.common.events.contract.Subjects;
import io.movers.resources.models.Office;
import org.springframework.stereotype.Component;

/** Keeps the copies of offices. */
@Component
class OfficeUpdatedListener extends CopyListener<OfficeState> {
    OfficeUpdatedListener(ReplicaStore replicas) {
        super(Subjects.OFFICE_UPDATED, replicas, Office::of);
    }
}
