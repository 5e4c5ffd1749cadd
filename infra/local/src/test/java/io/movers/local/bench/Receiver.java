package io.movers.local.bench;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.DomainAuthorized;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Another service, which keeps a copy. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Receiver.ParcelListener.class)
class Receiver {
    static class ParcelListener extends Listener<DomainAuthorized> {
        /** The time at which the write of each version was finished, in nanoseconds. */
        final Map<String, Long> appliedAt = new ConcurrentHashMap<>();

        private final ReplicaStore copies;

        ParcelListener(ReplicaStore copies) {
            super(Parcel.SENT);
            this.copies = copies;
        }

        @Override
        public void onMessage(DomainAuthorized event, Message msg) {
            copies.apply(ParcelCopy.of(event), msg);
            appliedAt.putIfAbsent(key(event.id(), event.version()), System.nanoTime());
            msg.ack();
        }

        static String key(String id, Long version) {
            return id + '/' + version;
        }
    }
}
