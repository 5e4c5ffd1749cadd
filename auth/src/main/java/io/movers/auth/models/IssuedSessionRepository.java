package io.movers.auth.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code sessions} collection. It keeps the newest {@value #MOST} of each account. */
@Repository
public class IssuedSessionRepository {
    static final int MOST = 100;

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "createdAt");

    private final MongoTemplate template;

    IssuedSessionRepository(MongoTemplate template) {
        this.template = template;
    }

    /** Stores a new session and deletes the oldest ones beyond the limit. */
    public void add(IssuedSession session) {
        template.insert(session);
        Query surplus = query(where("userId").is(session.userId()))
                .with(NEWEST_FIRST)
                .skip(MOST)
                .limit(MOST);
        List<IssuedSession> oldest = template.find(surplus, IssuedSession.class);
        if (!oldest.isEmpty()) {
            template.remove(
                    query(where("_id").in(oldest.stream().map(IssuedSession::id).toList())), IssuedSession.class);
        }
    }

    /** Records that a session got a new token. Of two tokens that were issued at once, the later one counts. */
    public void renewed(String id, Instant issuedAt, Instant expiresAt) {
        template.updateFirst(
                query(where("_id").is(id)),
                new Update().max("issuedAt", issuedAt).max("expiresAt", expiresAt),
                IssuedSession.class);
    }

    /** The account's sessions whose tokens have not expired, newest first. */
    public List<IssuedSession> unexpired(String userId, Instant now) {
        return template
                .find(query(where("userId").is(userId)).with(NEWEST_FIRST).limit(MOST), IssuedSession.class)
                .stream()
                .filter(session -> session.expiresAt().isAfter(now))
                .toList();
    }

    /** Whether the account has signed in from that address in the time for which sessions are kept. */
    public boolean hasSignedInFrom(String userId, String address, Instant now) {
        return template
                .find(query(where("userId").is(userId)).with(NEWEST_FIRST).limit(MOST), IssuedSession.class)
                .stream()
                .anyMatch(session -> address.equals(session.address())
                        && session.forgottenAt().isAfter(now));
    }
}
