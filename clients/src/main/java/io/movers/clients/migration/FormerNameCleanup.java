package io.movers.clients.migration;

import io.movers.clients.models.Client;
import io.movers.common.migration.DataMigration;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Releases company names that are no longer in use. The Node service archives and renames companies without {@code liveName}, the
 * field of our unique index. After a period on the Node service, that index may therefore contain names that no live company has. A
 * company that Node renamed has no {@code liveName} until its next change here, like every company that Node created.
 */
@Component
class FormerNameCleanup implements DataMigration {
    private static final Document OUTDATED = new Document("liveName", new Document("$exists", true))
            .append(
                    "$or",
                    List.of(
                            new Document("deletedAt", new Document("$ne", null)),
                            new Document("$expr", new Document("$ne", List.of("$liveName", "$name")))));

    private final MongoOperations mongo;

    FormerNameCleanup(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public String name() {
        return "former company names";
    }

    /** Leaves the version alone, because nothing public changes. */
    @Override
    public long takeOver() {
        return Objects.requireNonNull(mongo.execute(
                        Client.class,
                        clients -> clients.updateMany(OUTDATED, new Document("$unset", new Document("liveName", "")))))
                .getModifiedCount();
    }
}
