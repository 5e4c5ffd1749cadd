package io.movers.testing;

import io.movers.common.events.Message;
import io.movers.common.events.ReplicaState;
import java.time.Instant;

/** A delivery of an event that remembers whether it was acknowledged. */
public final class TestMessage implements Message {
    private final Instant publishedAt;
    private final ReplicaState state;
    private boolean acked;

    private TestMessage(Instant publishedAt, ReplicaState state) {
        this.publishedAt = publishedAt;
        this.state = state;
    }

    /** An event of this suite. */
    public static TestMessage at(Instant publishedAt) {
        return new TestMessage(publishedAt, ReplicaState.FULL);
    }

    /** An event that carries this much of the state. */
    public static TestMessage of(ReplicaState state, Instant publishedAt) {
        return new TestMessage(publishedAt, state);
    }

    /** An event of a Node service. */
    public static TestMessage ofNode(Instant publishedAt) {
        return new TestMessage(publishedAt, ReplicaState.PARTIAL);
    }

    public boolean isAcked() {
        return acked;
    }

    @Override
    public void ack() {
        acked = true;
    }

    @Override
    public String eventId() {
        return "test";
    }

    @Override
    public long deliveries() {
        return 1;
    }

    @Override
    public Instant publishedAt() {
        return publishedAt;
    }

    @Override
    public ReplicaState state() {
        return state;
    }
}
