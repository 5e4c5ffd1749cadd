package io.movers.seventh;

import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.DomainAuthorized;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

@Component
@Profile("source")
public class TopicPublisher extends Publisher<Topic, DomainAuthorized> {
    TopicPublisher(Outbox outbox) {
        super(Topic.STORED, Topic.class, outbox);
    }

    @Override
    protected DomainAuthorized event(Topic topic) {
        return new DomainAuthorized(topic.getId(), topic.getVersion(), topic.name(), topic.text(), true, null);
    }
}
