package io.movers.common.data;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indexes of one collection.
 *
 * @param former the keys of those that it no longer needs
 */
record CollectionIndexes(String collection, List<IndexModel> indexes, List<Document> former) {
    private static final Logger log = LoggerFactory.getLogger(CollectionIndexes.class);

    boolean hasUnique() {
        return indexes.stream().anyMatch(index -> index.getOptions().isUnique());
    }

    /**
     * Creates them with one command, so that the server reads the collection once, and drops the former ones then. If the stored data does not
     * allow an index, that is logged, and the service runs without it.
     */
    void create(MongoDatabase database) {
        MongoCollection<Document> target = database.getCollection(collection);
        Set<Document> present = present(target);
        long missing = indexes.stream()
                .filter(index -> !present.contains((Document) index.getKeys()))
                .count();
        long documents = missing == 0 ? 0 : target.estimatedDocumentCount();
        if (documents > 0) {
            log.info("Building {} indexes of {} ({} documents)", missing, collection, documents);
        }
        long start = System.nanoTime();
        try {
            target.createIndexes(indexes);
            former.stream().filter(present::contains).forEach(keys -> drop(target, keys));
        } catch (MongoCommandException | DuplicateKeyException e) {
            log.error(
                    "An index of {} cannot be built; the others are built one by one: {}", collection, e.getMessage());
            createOneByOne(target);
        }
        if (documents > 0) {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            log.info("Built the indexes of {} in {} ms", collection, millis);
        }
    }

    private static Set<Document> present(MongoCollection<Document> target) {
        Set<Document> present = new HashSet<>();
        target.listIndexes().forEach(index -> present.add(index.get("key", Document.class)));
        return present;
    }

    private void drop(MongoCollection<Document> target, Document keys) {
        try {
            target.dropIndex(keys);
            log.info("Dropped the index {} of {}, which nothing uses any more", keys.toJson(), collection);
        } catch (MongoCommandException e) {
            log.warn("The index {} of {} stays: {}", keys.toJson(), collection, e.getMessage());
        }
    }

    private void createOneByOne(MongoCollection<Document> target) {
        for (IndexModel index : indexes) {
            try {
                target.createIndexes(List.of(index));
            } catch (MongoCommandException | DuplicateKeyException e) {
                log.error(
                        "The index {} of {} cannot be built; the service runs without it: {}",
                        index.getKeys(),
                        collection,
                        e.getMessage());
            }
        }
    }
}
