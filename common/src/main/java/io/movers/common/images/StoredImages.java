package io.movers.common.images;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;

/** The images that this service has stored, and the documents that name them. */
class StoredImages {

    private static final int BATCH = 200;

    private final MongoOperations mongo;
    private final List<ImageField> fields;

    /** @param fields all fields of this service's documents that name images; each has an index */
    StoredImages(MongoOperations mongo, List<ImageField> fields) {
        this.mongo = mongo;
        this.fields = List.copyOf(fields);
    }

    void save(StoredImage image) {
        mongo.save(image);
    }

    /**
     * Records images that documents name and that have no record yet.
     *
     * @param prefix what their addresses begin with
     * @return how many were recorded
     */
    long recordNamed(String prefix, Instant checkAt) {
        long recorded = 0;
        for (ImageField field : fields) {
            List<String> batch = new ArrayList<>();
            for (Document group : mongo.getCollection(field.collection())
                    .aggregate(stages(field, new Document("$gte", prefix).append("$lt", prefix + "\uffff")))
                    .allowDiskUse(true)) {
                if (String.valueOf(group.get("_id")).startsWith(prefix)) {
                    batch.add(String.valueOf(group.get("_id")));
                }
                if (batch.size() == BATCH) {
                    recorded += record(batch, checkAt);
                    batch.clear();
                }
            }
            recorded += record(batch, checkAt);
        }
        return recorded;
    }

    private long record(List<String> addresses, Instant checkAt) {
        Set<String> missing = new HashSet<>(addresses);
        mongo.find(query(where("_id").in(addresses)), StoredImage.class)
                .forEach(known -> missing.remove(known.address()));
        // Saved, not inserted: another replica may record the same image at the same time.
        missing.forEach(address -> save(new StoredImage(address, checkAt, null)));
        return missing.size();
    }

    void remove(StoredImage image) {
        mongo.remove(image);
    }

    /** The images that have waited longest for their check. */
    List<StoredImage> due(Instant now, int most) {
        return mongo.find(
                query(where("checkAt").lte(now)).with(Sort.by("checkAt")).limit(most), StoredImage.class);
    }

    /** Which of these addresses a document names. */
    Set<String> named(Collection<String> addresses) {
        Set<String> named = new HashSet<>();
        for (ImageField field : fields) {
            mongo.getCollection(field.collection())
                    .aggregate(stages(field, new Document("$in", addresses)))
                    .forEach(group -> named.add(String.valueOf(group.get("_id"))));
        }
        named.retainAll(addresses);
        return named;
    }

    /** Each address once, however many documents share it. */
    private static List<Document> stages(ImageField field, Document addresses) {
        List<Document> stages = new ArrayList<>();
        stages.add(new Document("$match", new Document(field.name(), addresses)));
        int dot = field.name().indexOf('.');
        if (dot > 0) {
            stages.add(new Document("$unwind", "$" + field.name().substring(0, dot)));
        }
        stages.add(new Document("$group", new Document("_id", "$" + field.name())));
        return stages;
    }
}
