package io.movers.common.data;

import io.movers.chaos.off.Switch;
import java.util.List;
import org.bson.Document;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Writes a change also over one that was made meanwhile. */
public class UnguardedAggregateStore extends AggregateStore {
    public UnguardedAggregateStore(MongoTemplate template) {
        super(template);
    }

    @Override
    public List<Document> save(Aggregate aggregate, EntrySource entries) {
        while (true) {
            try {
                return super.save(aggregate, entries);
            } catch (OptimisticLockingFailureException e) {
                Aggregate stored = find(aggregate.getClass(), aggregate.getId());
                if (stored == null || !Switch.isOff("conditional-rent")) {
                    throw e;
                }
                aggregate.setVersion(stored.getVersion());
            }
        }
    }
}
