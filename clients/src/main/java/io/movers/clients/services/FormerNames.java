package io.movers.clients.services;

import io.movers.clients.models.Client;
import io.movers.common.migration.DataMigration;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Gives names free that nobody has any more: the original, when it has been back, archives and renames companies without the field
 * by which we keep live names apart. A renamed one is then without it, as all that the original has made.
 */
@Component
class FormerNames implements DataMigration {
    private static final Document OUTDATED = new Document("liveName", new Document("$exists", true))
            .append(
                    "$or",
                    List.of(
                            new Document("deletedAt", new Document("$ne", null)),
                            new Document("$expr", new Document("$ne", List.of("$liveName", "$name")))));

    private final MongoOperations mongo;

    FormerNames(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public String name() {
        return "names that companies have given up";
    }

    /** Bookkeeping: the version stays, for nothing changes that anybody could see. */
    @Override
    public long takeOver() {
        return Objects.requireNonNull(mongo.execute(
                        Client.class,
                        clients -> clients.updateMany(OUTDATED, new Document("$unset", new Document("liveName", "")))))
                .getModifiedCount();
    }
}
