package io.movers.clients.events.listeners;

import io.movers.clients.models.Email;
import io.movers.common.data.CopyListener;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.contract.EmailAuthorized;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
class EmailAuthorizedListener extends CopyListener<EmailAuthorized> {
    EmailAuthorizedListener(ReplicaStore replicas) {
        super(Subjects.EMAIL_AUTHORIZED, replicas, (event, msg) -> Email.of(event, msg.publishedAt()));
    }
}
