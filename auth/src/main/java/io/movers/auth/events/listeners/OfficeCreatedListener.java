package io.movers.auth.events.listeners;

import io.movers.auth.models.Office;
import io.movers.common.data.CopyListener;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.contract.OfficeState;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class OfficeCreatedListener extends CopyListener<OfficeState> {
    OfficeCreatedListener(ReplicaStore replicas) {
        super(Subjects.OFFICE_CREATED, replicas, Office::of);
    }
}
