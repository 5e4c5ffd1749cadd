package io.movers.seventh;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Listener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.DomainAuthorized;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Copies topics, and records every handled delivery in the database, so that a test in another JVM can see it. */
@Component
@Profile("copy")
public class TopicListener extends Listener<DomainAuthorized> {
    public record Seen(
            String eventId,
            String name,
            long deliveries,
            Instant at,
            @Nullable String trace) {}

    private final ReplicaStore copies;
    private final MongoTemplate template;
    private final String replica;
    public final List<Seen> seen = new CopyOnWriteArrayList<>();

    /** Decides whether a delivery is handled; may throw or block. */
    public volatile BiPredicate<DomainAuthorized, Message> behaviour = (event, msg) -> true;

    TopicListener(
            ReplicaStore copies,
            MongoTemplate template,
            @Value("${test.replica:one}") String replica,
            @Value("${test.hang:false}") boolean hang) {
        super(Topic.STORED);
        this.copies = copies;
        this.template = template;
        this.replica = replica;
        if (hang) {
            behaviour = (event, msg) -> {
                note("hanging", event, msg);
                java.util.concurrent.locks.LockSupport.park(this);
                return false;
            };
        }
    }

    @Override
    public void onMessage(DomainAuthorized event, Message msg) {
        seen.add(new Seen(msg.eventId(), event.domain(), msg.deliveries(), Instant.now(), MDC.get("traceId")));
        if (behaviour.test(event, msg)) {
            copies.apply(TopicCopy.of(event), msg);
            note("handled", event, msg);
            msg.ack();
        }
    }

    private void note(String collection, DomainAuthorized event, Message msg) {
        template.getCollection(collection)
                .insertOne(new Document("event", msg.eventId())
                        .append("name", event.domain())
                        .append("replica", replica)
                        .append("deliveries", msg.deliveries()));
    }
}
