package io.movers.common.data;

import io.movers.chaos.off.Switch;
import io.movers.common.events.Message;
import io.movers.common.events.ReplicaState;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Applies every event, also one that is older than the copy. */
public class UnguardedReplicaStore extends ReplicaStore {
    private static final String GUARD = "version-guard";

    public UnguardedReplicaStore(MongoTemplate template) {
        super(template);
    }

    @Override
    public void apply(Replica copy, ReplicaState state) {
        super.apply(copy, given(state));
    }

    @Override
    public void begin(Replica copy, ReplicaState state) {
        super.begin(copy, given(state));
    }

    @Override
    public boolean change(Replica copy, ReplicaState state) {
        return super.change(copy, given(state));
    }

    @Override
    public void apply(Replica copy, Message msg) {
        if (Switch.isOff(GUARD)) {
            super.apply(copy, ReplicaState.FORCED);
        } else {
            super.apply(copy, msg);
        }
    }

    @Override
    public void begin(Replica copy, Message msg) {
        if (Switch.isOff(GUARD)) {
            super.begin(copy, ReplicaState.FORCED);
        } else {
            super.begin(copy, msg);
        }
    }

    @Override
    public boolean change(Replica copy, Message msg) {
        return Switch.isOff(GUARD) ? super.change(copy, ReplicaState.FORCED) : super.change(copy, msg);
    }

    private static ReplicaState given(ReplicaState state) {
        return Switch.isOff(GUARD) ? ReplicaState.FORCED : state;
    }
}
