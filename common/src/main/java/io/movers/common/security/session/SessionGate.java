package io.movers.common.security.session;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.ObjectIds;
import io.movers.common.security.AccountCopy;
import io.movers.common.security.CurrentUser;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Refuses sessions that ended before they expired: the account was archived, all of its sessions were ended, or this one was
 * signed out. Each request reads the service's own copy of the account, by id, so that an end takes effect as soon as the copy
 * has it. A session whose account has no copy yet passes.
 */
public class SessionGate {

    private final MongoOperations mongo;

    /** Reads the copies from that database. */
    public SessionGate(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * Whether that session has not ended.
     *
     * @throws org.springframework.dao.DataAccessException the database cannot tell
     */
    public boolean admits(CurrentUser session) {
        Query byId = query(where("_id").is(ObjectIds.stored(session.id())));
        byId.fields().include("deletedAt", "sessionsEndedAt", "signedOut");
        Document account = mongo.findOne(byId, Document.class, AccountCopy.COLLECTION);
        return account == null
                || (account.get("deletedAt") == null
                        && !endedBefore(session, account.get("sessionsEndedAt"))
                        && !signedOut(session, account.get("signedOut")));
    }

    // A session issued in the same millisecond passes: the change that ended the others issued it.
    private static boolean endedBefore(CurrentUser session, @Nullable Object sessionsEndedAt) {
        return sessionsEndedAt instanceof Date ended && session.issuedAt().isBefore(ended.toInstant());
    }

    private static boolean signedOut(CurrentUser session, @Nullable Object signedOut) {
        return signedOut instanceof List<?> entries
                && entries.stream()
                        .anyMatch(entry -> entry instanceof Document document
                                && session.tokenId().equals(document.get("jti")));
    }
}
