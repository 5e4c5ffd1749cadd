package io.movers.common.data;

import io.movers.servers.RealMongo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.EnabledIf;

/** On MongoDB itself. */
@EnabledIf(value = "isAskedFor", disabledReason = "see the line that begins with NOT RUN")
class RealMongoAggregateStoreIT extends AggregateStoreCases {
    private static @Nullable RealMongo mongo;

    static boolean isAskedFor() {
        if (mongo == null) {
            mongo = RealMongo.askedFor("the store is").orElse(null);
        }
        return mongo != null;
    }

    @Override
    String startServer() {
        return Objects.requireNonNull(mongo).uri("aggregates");
    }

    @Override
    void stopServer() {
        Objects.requireNonNull(mongo).close();
    }
}
