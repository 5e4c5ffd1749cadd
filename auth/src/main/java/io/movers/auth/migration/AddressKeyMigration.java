package io.movers.auth.migration;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import io.movers.auth.models.Domain;
import io.movers.auth.models.Email;
import io.movers.auth.models.EmailKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Adds the key by which addresses and domains are compared to documents that have none. This is bookkeeping: it raises no version and publishes no
 * event.
 *
 * <p>Unlike a {@link io.movers.common.migration.DataMigration} it ends before the first request is taken: until then a user who
 * types their address in another case could not sign in, and could sign up a second time.
 */
@Component
class AddressKeyMigration implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(AddressKeyMigration.class);
    private static final int AFTER_INDEXES = 50;
    private static final int REPORTED = 100;

    private final MongoTemplate template;
    private volatile boolean running;

    AddressKeyMigration(MongoTemplate template) {
        this.template = template;
    }

    @Override
    public void start() {
        addKeys("users", "email", "emailKey", document -> EmailKey.of(document.getString("email")));
        addKeys(
                "emails",
                "email",
                "emailKey",
                document -> Email.key(document.getString("email"), document.getString("client")));
        addKeys(
                "domains",
                "domain",
                "domainKey",
                document -> Domain.key(document.getString("domain"), document.getString("client")));
        running = true;
    }

    private void addKeys(String name, String field, String keyField, Function<Document, String> key) {
        MongoCollection<Document> collection = template.getCollection(name);
        List<String> duplicates = new ArrayList<>();
        for (Document document : collection
                .find(and(exists(keyField, false), ne(field, null)))
                .projection(Projections.include(field, "client"))) {
            if (!addKey(collection, document, keyField, key.apply(document)) && duplicates.size() < REPORTED) {
                duplicates.add(String.valueOf(document.get("_id")));
            }
        }
        if (!duplicates.isEmpty()) {
            log.warn(
                    "Documents of {} get no key, another one differs from them only in case or spelling: {}; they stay usable with exactly their spelling",
                    name,
                    duplicates);
        }
    }

    /** Returns false when another document has the key. */
    private static boolean addKey(
            MongoCollection<Document> collection, Document document, String keyField, String key) {
        try {
            collection.updateOne(and(eq("_id", document.get("_id")), exists(keyField, false)), set(keyField, key));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return AFTER_INDEXES;
    }
}
