package io.movers.auth.migration;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.auth.models.ResetCode;
import io.movers.common.migration.DataMigration;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Lets codes that the Node service mailed in the last half hour set a password. They have neither an expiry nor a kind; ours keep
 * their kind when they are used up, so a used code cannot be mistaken for one of Node's.
 */
@Component
class ResetCodeMigration implements DataMigration {
    private static final String COLLECTION = "passwordresets";
    private static final int AT_ONCE = 10_000;

    private final MongoTemplate template;
    private final Clock clock;

    ResetCodeMigration(MongoTemplate template, Clock clock) {
        this.template = template;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "reset codes";
    }

    @Override
    public long takeOver() {
        Instant oldest = clock.instant().minus(ResetCode.RESET_LIFETIME);
        List<Document> codes = template.find(
                query(ofNode(where("_id").gte(new ObjectId(Date.from(oldest))))).limit(AT_ONCE),
                Document.class,
                COLLECTION);
        return codes.stream()
                .map(code -> code.getObjectId("_id"))
                .mapToLong(this::giveAnEnd)
                .sum();
    }

    private long giveAnEnd(ObjectId id) {
        Instant end = id.getDate().toInstant().plus(ResetCode.RESET_LIFETIME);
        return template.updateFirst(
                        query(ofNode(where("_id").is(id))),
                        new Update().set("expiresAt", end).set("activation", false),
                        COLLECTION)
                .getModifiedCount();
    }

    private static Criteria ofNode(Criteria id) {
        return id.and("activation").exists(false).and("expiresAt").exists(false);
    }
}
