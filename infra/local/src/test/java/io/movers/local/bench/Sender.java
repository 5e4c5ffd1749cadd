package io.movers.local.bench;

import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.DomainAuthorized;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** A service that publishes. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Sender.ParcelPublisher.class)
class Sender {
    static class ParcelPublisher extends Publisher<Parcel, DomainAuthorized> {
        ParcelPublisher(Outbox outbox) {
            super(Parcel.SENT, Parcel.class, outbox);
        }

        @Override
        protected DomainAuthorized event(Parcel parcel) {
            return new DomainAuthorized(parcel.getId(), parcel.getVersion(), parcel.name(), parcel.text(), true, null);
        }
    }
}
