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
import io.movers.common.data.DatabaseReadiness;
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
 * Gives documents without one the key by which addresses and domains are compared. Versions stay as they are and no
 * event is published, since nothing public changes.
 *
 * <p>Unlike a {@link io.movers.common.migration.DataMigration} it finishes before the first request is accepted. Without the
 * keys, a user who types their address in another letter case could not sign in, but could sign up a second time.
 */
@Component
class AddressKeyMigration implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(AddressKeyMigration.class);
    private static final int AFTER_INDEXES = 50;
    private static final int REPORTED = 100;

    private final MongoTemplate template;
    private final DatabaseReadiness database;
    private volatile boolean running;

    AddressKeyMigration(MongoTemplate template, DatabaseReadiness database) {
        this.template = template;
        this.database = database;
    }

    @Override
    public void start() {
        running = true;
        database.onReady(this::addKeys);
    }

    private void addKeys() {
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
                    "Documents of {} get no key, because another document has the same one: {}; they are found only by their exact spelling",
                    name,
                    duplicates);
        }
    }

    /** Returns false if another document has the key. */
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
