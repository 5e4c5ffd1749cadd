package io.movers.auth.events.listeners;

import io.movers.auth.models.Office;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.OfficeState;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class OfficeCreatedListener extends Listener<OfficeState> {
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
