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
import org.springframework.stereotype.Component;

/** The codes that were mailed on request. */
@Component
public class PasswordResets {
    private final MongoTemplate template;

    PasswordResets(MongoTemplate template) {
        this.template = template;
    }

    /** The last code of an account: it replaces the ones before. */
    public @Nullable PasswordResetRequest last(String userId) {
        return template.findOne(
                query(where("userId").is(userId))
                        .with(Sort.by(Sort.Direction.DESC, "_id"))
                        .limit(1),
                PasswordResetRequest.class);
    }

    /** Uses the code up; false when somebody else has just done so. */
    public boolean use(PasswordResetRequest request) {
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

    /** Forgets the account's codes from before that moment, as far as they have been sent. */
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
