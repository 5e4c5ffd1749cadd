package io.movers.auth.events.publishers;

import io.movers.auth.models.Domain;
import io.movers.common.events.DomainAuthorized;
import io.movers.common.events.Publisher;
import io.movers.common.events.Subject;
import io.movers.common.events.outbox.Outbox;
import org.springframework.stereotype.Component;

@Component
public class DomainAuthorizedPublisher extends Publisher<Domain, DomainAuthorized> {
    DomainAuthorizedPublisher(Outbox outbox) {
        super(Subject.DOMAIN_AUTHORIZED, Domain.class, outbox);
    }

    @Override
    protected DomainAuthorized event(Domain domain) {
        return new DomainAuthorized(
                domain.getId(),
                domain.getVersion(),
                domain.getDomain(),
                domain.getClient(),
                domain.isActive(),
                domain.getCreatedAt());
    }
}
