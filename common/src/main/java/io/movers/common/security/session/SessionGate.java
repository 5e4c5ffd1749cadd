package io.movers.common.security.session;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.BriefCache;
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
 * signed out. The service's own copy of the account tells. A live account is remembered for at most a second, or until this
 * process stores its copy again, so that an end takes effect as soon as the copy has it, and within a second where another
 * replica stored that. A refusal always comes from the database. A session whose account has no copy yet passes.
 */
public class SessionGate {

    private final MongoOperations mongo;
    private final BriefCache<String, Document> accounts = new BriefCache<>();

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
        Document recent = accounts.recent(session.id());
        return (recent != null && admits(recent, session))
                || admits(accounts.read(session.id(), this::account), session);
    }

    /** Forgets an account, because its copy has changed; null for all. */
    public void forget(@Nullable String account) {
        if (account == null) {
            accounts.forgetAll();
        } else {
            accounts.forget(account);
        }
    }

    /** Empty if there is no copy. */
    private Document account(String id) {
        Query byId = query(where("_id").is(ObjectIds.stored(id)));
        byId.fields().include("deletedAt", "sessionsEndedAt", "signedOut");
        Document account = mongo.findOne(byId, Document.class, AccountCopy.COLLECTION);
        return account == null ? new Document() : account;
    }

    private static boolean admits(Document account, CurrentUser session) {
        return account.get("deletedAt") == null
                && !endedBefore(session, account.get("sessionsEndedAt"))
                && !signedOut(session, account.get("signedOut"));
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
