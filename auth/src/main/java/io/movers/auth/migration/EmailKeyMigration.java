package io.movers.auth.migration;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
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
 * Adds the key that makes addresses unique to documents that have none. This is bookkeeping: it raises no version and publishes no
 * event.
 *
 * <p>Unlike a {@link io.movers.common.migration.DataMigration} it ends before the first request is taken: until then a user who
 * types their address in another case could not sign in, and could sign up a second time.
 */
@Component
class EmailKeyMigration implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(EmailKeyMigration.class);
    private static final int AFTER_INDEXES = 50;
    private static final int REPORTED = 100;

    private final MongoTemplate template;
    private volatile boolean running;

    EmailKeyMigration(MongoTemplate template) {
        this.template = template;
    }

    @Override
    public void start() {
        addKeys("users", document -> EmailKey.of(document.getString("email")));
        addKeys("emails", document -> Email.key(document.getString("email"), document.getString("client")));
        running = true;
    }

    private void addKeys(String name, Function<Document, String> key) {
        MongoCollection<Document> collection = template.getCollection(name);
        List<String> duplicates = new ArrayList<>();
        for (Document document : collection
                .find(and(exists("emailKey", false), exists("email")))
                .projection(Projections.include("email", "client"))) {
            if (!addKey(collection, document, key.apply(document)) && duplicates.size() < REPORTED) {
                duplicates.add(String.valueOf(document.get("_id")));
            }
        }
        if (!duplicates.isEmpty()) {
            log.warn(
                    "Documents of {} get no key, their address differs only in case from another one's: {}; they stay usable with exactly their address",
                    name,
                    duplicates);
        }
    }

    /** Returns false when another document has the key. */
    private static boolean addKey(MongoCollection<Document> collection, Document document, String key) {
        try {
            collection.updateOne(and(eq("_id", document.get("_id")), exists("emailKey", false)), set("emailKey", key));
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
