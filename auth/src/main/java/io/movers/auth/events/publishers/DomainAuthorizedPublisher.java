package io.movers.auth.events.publishers;

import io.movers.auth.models.Domain;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.DomainAuthorized;
import io.movers.common.events.contract.Subjects;
import org.springframework.stereotype.Component;

@Component
public class DomainAuthorizedPublisher extends Publisher<Domain, DomainAuthorized> {
    DomainAuthorizedPublisher(Outbox outbox) {
        super(Subjects.DOMAIN_AUTHORIZED, Domain.class, outbox);
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
