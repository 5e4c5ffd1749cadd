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
                    .aggregate(stages(field, addresses))
                    .forEach(group -> named.add(String.valueOf(group.get("_id"))));
        }
        named.retainAll(addresses);
        return named;
    }

    /** Each address once, however many documents share it. */
    private static List<Document> stages(ImageField field, Collection<String> addresses) {
        List<Document> stages = new ArrayList<>();
        stages.add(new Document("$match", new Document(field.name(), new Document("$in", addresses))));
        int dot = field.name().indexOf('.');
        if (dot > 0) {
            stages.add(new Document("$unwind", "$" + field.name().substring(0, dot)));
        }
        stages.add(new Document("$group", new Document("_id", "$" + field.name())));
        return stages;
    }
}
