package io.movers.common.data;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Tells how many documents a collection has, at the price of one look at the size that MongoDB keeps beside it. That size may be wrong after
 * MongoDB has crashed, by a number that stays the same until then. So it is compared with a count at first, when the database has been away
 * and every {@value #CHECKED_FOR_MINUTES} minutes, and that number is added. On a sharded cluster the kept size contains documents that are
 * being moved, so there every call counts.
 */
class CollectionSizes {
    private static final long CHECKED_FOR_MINUTES = 10;

    private final MongoOperations mongo;
    private final BooleanSupplier sharded;
    private final LongSupplier nanos;
    private final Map<String, Check> checks = new ConcurrentHashMap<>();
    private long returns;

    /** @param difference how many documents there are more than the database says */
    private record Check(long difference, long at) {}

    /** @param sharded whether the database is a sharded cluster */
    CollectionSizes(MongoOperations mongo, BooleanSupplier sharded, LongSupplier nanos) {
        this.mongo = mongo;
        this.sharded = sharded;
        this.nanos = nanos;
    }

    /** How many documents of that type there are. */
    long of(Class<?> type) {
        String collection = mongo.getCollectionName(type);
        if (sharded.getAsBoolean()) {
            return count(collection);
        }
        Check check = checks.get(collection);
        return check != null && nanos.getAsLong() - check.at() < TimeUnit.MINUTES.toNanos(CHECKED_FOR_MINUTES)
                ? kept(collection) + check.difference()
                : check(collection);
    }

    /** The database may have crashed: the next call counts. */
    synchronized void forget() {
        returns++;
        checks.clear();
    }

    /** The two numbers can be compared only if nothing was written meanwhile. */
    private long check(String collection) {
        long returnsBefore = returns();
        long keptBefore = kept(collection);
        long counted = count(collection);
        if (kept(collection) == keptBefore) {
            remember(collection, new Check(counted - keptBefore, nanos.getAsLong()), returnsBefore);
        }
        return counted;
    }

    private synchronized long returns() {
        return returns;
    }

    private synchronized void remember(String collection, Check check, long returnsBefore) {
        if (returns == returnsBefore) {
            checks.put(collection, check);
        }
    }

    private long kept(String collection) {
        return mongo.estimatedCount(collection);
    }

    /** The hint lets it read the index of the ids and no document. */
    private long count(String collection) {
        return mongo.count(new Query().withHint("_id_"), collection);
    }
}
