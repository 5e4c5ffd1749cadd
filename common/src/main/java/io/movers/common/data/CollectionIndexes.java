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

/** The indexes of one collection. */
record CollectionIndexes(String collection, List<IndexModel> indexes) {
    private static final Logger log = LoggerFactory.getLogger(CollectionIndexes.class);

    boolean hasUnique() {
        return indexes.stream().anyMatch(index -> index.getOptions().isUnique());
    }

    /**
     * Creates them with one command, so that the server reads the collection once. If the stored data does not allow an index, that is
     * logged, and the service runs without it.
     */
    void create(MongoDatabase database) {
        MongoCollection<Document> target = database.getCollection(collection);
        long missing = countMissing(target);
        long documents = missing == 0 ? 0 : target.estimatedDocumentCount();
        if (documents > 0) {
            log.info("Building {} indexes of {} ({} documents)", missing, collection, documents);
        }
        long start = System.nanoTime();
        try {
            target.createIndexes(indexes);
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

    private long countMissing(MongoCollection<Document> target) {
        Set<Document> present = new HashSet<>();
        target.listIndexes().forEach(index -> present.add(index.get("key", Document.class)));
        return indexes.stream()
                .filter(index -> !present.contains((Document) index.getKeys()))
                .count();
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
