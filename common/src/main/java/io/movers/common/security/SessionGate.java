package io.movers.common.security;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.movers.common.data.ObjectIds;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Refuses sessions that have ended before their time: the account is archived, all of its sessions were ended, or this
 * one was signed out. It looks into the service's own copy of the accounts at every request, so that an end takes effect
 * as soon as the copy knows of it; one read by id. An account that is not known there passes.
 */
public class SessionGate {

    private final MongoOperations mongo;

    public SessionGate(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Whether that session still counts. */
    public boolean admits(CurrentUser session) {
        Document account = mongo.getCollection("users")
                .find(Filters.eq("_id", ObjectIds.stored(session.id())))
                .projection(Projections.include("deletedAt", "sessionsEndedAt", "signedOut"))
                .first();
        return account == null
                || (account.get("deletedAt") == null
                        && !endedBefore(session, account.get("sessionsEndedAt"))
                        && !signedOut(session, account.get("signedOut")));
    }

    // A session issued in the same millisecond passes: it is the one that the change itself gave out.
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
