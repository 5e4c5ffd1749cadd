package io.movers.common.data;

import io.movers.chaos.off.Switch;
import io.movers.common.events.Message;
import io.movers.common.events.ReplicaState;
import java.time.Instant;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Applies every event, also one that is older than the copy. */
public class UnguardedReplicaStore extends ReplicaStore {
    private static final String GUARD = "version-guard";

    public UnguardedReplicaStore(MongoTemplate template) {
        super(template);
    }

    @Override
    public void apply(Replica copy, Message msg) {
        super.apply(copy, unguarded(msg));
    }

    @Override
    public void begin(Replica copy, Message msg) {
        super.begin(copy, unguarded(msg));
    }

    @Override
    public boolean change(Replica copy, Message msg) {
        return super.change(copy, unguarded(msg));
    }

    private static Message unguarded(Message msg) {
        return Switch.isOff(GUARD) ? new Newest(msg) : msg;
    }

    /** Any delivery, as if it brought the newest state. */
    private record Newest(Message msg) implements Message {
        @Override
        public void ack() {
            msg.ack();
        }

        @Override
        public String eventId() {
            return msg.eventId();
        }

        @Override
        public long deliveries() {
            return msg.deliveries();
        }

        @Override
        public Instant publishedAt() {
            return Instant.now();
        }

        @Override
        public ReplicaState state() {
            return ReplicaState.FORCED;
        }
    }
}
