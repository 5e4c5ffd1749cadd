package io.movers.common.events.outbox;

import io.movers.common.events.Publisher;
import io.movers.common.events.contract.Subjects;
import java.util.List;

/** Holds a service to its own subjects: two services that publish about the same aggregate would overwrite each other's copies. */
class SubjectOwnership {

    /** @throws IllegalStateException one of the publishers has a subject of another service */
    SubjectOwnership(String service, List<? extends Publisher<?, ?>> publishers) {
        for (Publisher<?, ?> publisher : publishers) {
            String owner = Subjects.owner(publisher.subject());
            if (owner != null && !owner.equals(service)) {
                throw new IllegalStateException(
                        "%s publishes %s, which only %s may; name the service's own events after its own aggregates"
                                .formatted(publisher.getClass().getSimpleName(), publisher.subject(), owner));
            }
        }
    }
}
