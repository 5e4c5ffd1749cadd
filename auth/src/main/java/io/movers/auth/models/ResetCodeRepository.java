package io.movers.auth.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Date;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code passwordresets} collection. */
@Repository
public class ResetCodeRepository {
    private final MongoTemplate template;

    ResetCodeRepository(MongoTemplate template) {
        this.template = template;
    }

    /** Finds the newest code of an account; it replaces the earlier ones. */
    public @Nullable ResetCode last(String userId) {
        return template.findOne(
                query(where("userId").is(userId))
                        .with(Sort.by(Sort.Direction.DESC, "_id"))
                        .limit(1),
                ResetCode.class);
    }

    /** Uses up the code; returns false if a concurrent attempt has just done so. */
    public boolean use(ResetCode request) {
        return template.updateFirst(
                                query(where("_id")
                                        .is(new ObjectId(request.getId()))
                                        .and("expiresAt")
                                        .exists(true)),
                                new Update().unset("expiresAt"),
                                "passwordresets")
                        .getModifiedCount()
                == 1;
    }

    /** Deletes the account's codes older than that moment, unless they still wait to be sent. */
    public void forgetBefore(String userId, Instant moment) {
        template.remove(
                query(where("userId")
                        .is(userId)
                        .and("_id")
                        .lt(new ObjectId(Date.from(moment)))
                        .and("outbox")
                        .exists(false)),
                "passwordresets");
    }
}
