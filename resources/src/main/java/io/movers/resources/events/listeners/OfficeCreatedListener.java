package io.movers.resources.events.listeners;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.OfficeState;
import io.movers.common.events.contract.Subjects;
import io.movers.resources.models.Office;
import org.springframework.stereotype.Component;

/** Keeps the copies of offices. */
@Component
class OfficeCreatedListener extends Listener<OfficeState> {
    private final ReplicaStore replicas;

    OfficeCreatedListener(ReplicaStore replicas) {
        super(Subjects.OFFICE_CREATED);
        this.replicas = replicas;
    }

    @Override
    public void onMessage(OfficeState event, Message msg) {
        replicas.apply(Office.of(event), msg);
        msg.ack();
    }
}
