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
class OfficeUpdatedListener extends Listener<OfficeState> {
    private final ReplicaStore replicas;

    OfficeUpdatedListener(ReplicaStore replicas) {
        super(Subjects.OFFICE_UPDATED);
        this.replicas = replicas;
    }

    @Override
    public void onMessage(OfficeState event, Message msg) {
        replicas.apply(Office.of(event), msg);
        msg.ack();
    }
}
