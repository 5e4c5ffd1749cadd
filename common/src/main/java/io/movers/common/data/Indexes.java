package io.movers.common.data;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexDefinition;
import org.springframework.data.mongodb.core.index.MongoPersistentEntityIndexResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;

/**
 * Creates the indexes that the models declare when the service starts: after the beans, so that an image's training run needs
 * no database. They get no name of ours, so that MongoDB gives them the same one as mongoose did.
 *
 * <p>An index that cannot be built because of what is stored already is reported, and the service runs without it.
 */
class Indexes implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Indexes.class);
    static final int PHASE = 0;

    private final MongoTemplate template;
    private final MongoMappingContext mappings;
    private volatile boolean running;

    Indexes(MongoTemplate template, MongoMappingContext mappings) {
        this.template = template;
        this.mappings = mappings;
    }

    /** @throws IllegalStateException no database answers, or it refuses who asks */
    @Override
    public void start() {
        try {
            createAll();
        } catch (MongoTimeoutException | MongoSecurityException e) {
            throw new IllegalStateException(
                    "MONGO_URI must name a database that can be reached, and a user whom it takes: " + e.getMessage(),
                    e);
        }
        running = true;
    }

    private void createAll() {
        MongoPersistentEntityIndexResolver resolver = new MongoPersistentEntityIndexResolver(mappings);
        Collection<? extends MongoPersistentEntity<?>> entities = mappings.getPersistentEntities();
        for (MongoPersistentEntity<?> entity : entities) {
            if (entity.isAnnotationPresent(org.springframework.data.mongodb.core.mapping.Document.class)) {
                MongoCollection<Document> collection = template.getCollection(entity.getCollection());
                resolver.resolveIndexFor(entity.getTypeInformation())
                        .forEach(definition -> create(collection, definition));
                if (Aggregate.class.isAssignableFrom(entity.getType())) {
                    createOutboxIndex(collection);
                }
            }
        }
    }

    private static void create(MongoCollection<Document> collection, IndexDefinition definition) {
        Document declared = definition.getIndexOptions();
        IndexOptions options = new IndexOptions()
                .unique(declared.getBoolean("unique", false))
                .sparse(declared.getBoolean("sparse", false));
        if (declared.get("expireAfterSeconds") instanceof Number seconds) {
            options.expireAfter(seconds.longValue(), TimeUnit.SECONDS);
        }
        create(collection, definition.getIndexKeys(), options);
    }

    /** Sparse: it holds only the documents in which an event waits. */
    private static void createOutboxIndex(MongoCollection<Document> collection) {
        create(collection, new Document(AggregateStore.OUTBOX + ".at", 1), new IndexOptions().sparse(true));
    }

    private static void create(MongoCollection<Document> collection, Document keys, IndexOptions options) {
        try {
            collection.createIndex(keys, options);
        } catch (MongoCommandException | DuplicateKeyException e) {
            log.error(
                    "The index {} of {} cannot be built, the service runs without it: {}",
                    keys.toJson(),
                    collection.getNamespace().getCollectionName(),
                    e.getMessage());
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
        return PHASE;
    }
}
