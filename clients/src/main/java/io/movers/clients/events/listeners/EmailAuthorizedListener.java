package io.movers.clients.events.listeners;

import io.movers.clients.models.Email;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.EmailAuthorized;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
class EmailAuthorizedListener extends Listener<EmailAuthorized> {
    private final ReplicaStore replicas;

    EmailAuthorizedListener(ReplicaStore replicas) {
        super(Subjects.EMAIL_AUTHORIZED);
        this.replicas = replicas;
    }

    @Override
    public void onMessage(EmailAuthorized event, Message msg) {
        replicas.apply(Email.of(event, msg.publishedAt()), msg);
        msg.ack();
    }
}
