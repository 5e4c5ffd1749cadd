package io.movers.common.privacy;

import io.movers.common.data.ObjectIds;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.contract.UserState;
import io.movers.common.security.AccountCopy;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.BasicQuery;

/**
 * Lets the erasure of an account reach the documents of a service. The service's copy of the account keeps the mark of the
 * erasure, so that what arrives later is erased as well.
 */
public class PersonErasure {
    private static final Logger log = LoggerFactory.getLogger(PersonErasure.class);

    private final MongoTemplate template;
    private final PersonalDocuments documents;

    PersonErasure(MongoTemplate template, PersonalDocuments documents) {
        this.template = template;
        this.documents = documents;
    }

    /** Erases what is stored about the owner of an account, if the account is erased. A listener calls it after it has copied the account. */
    public void follow(UserState account) {
        if (account.erasedAt() != null) {
            erase(account.id());
        }
    }

    /** Does the same after something about a person was stored that may have come late. */
    public void follow(String userId) {
        BasicQuery erased = new BasicQuery(new Document("_id", ObjectIds.stored(userId))
                .append(ReplicaStore.ERASED_AT, new Document("$ne", null)));
        if (template.exists(erased, AccountCopy.COLLECTION)) {
            erase(userId);
        }
    }

    /** Erases what is stored about a person. */
    public void erase(String userId) {
        long changed = documents.erase(userId);
        if (changed > 0) {
            log.info("Account {} is erased; {} documents about its owner were emptied or removed", userId, changed);
        }
    }

    /** Erases what was stored about people after their erasure, by requests and events that were on their way then. */
    void eraseLatecomers(Instant erasedSince) {
        BasicQuery erased =
                new BasicQuery(new Document(ReplicaStore.ERASED_AT, new Document("$gte", Date.from(erasedSince))));
        erased.fields().include("_id");
        try (Stream<Document> accounts = template.stream(erased, Document.class, AccountCopy.COLLECTION)) {
            accounts.forEach(account -> erase(String.valueOf(account.get("_id"))));
        }
    }
}
