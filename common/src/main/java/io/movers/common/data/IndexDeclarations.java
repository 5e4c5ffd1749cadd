package io.movers.common.data;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.data.mongodb.core.index.IndexDefinition;
import org.springframework.data.mongodb.core.index.MongoPersistentEntityIndexResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;

/**
 * The indexes that the models declare, and those of the outboxes. They have no explicit names, so that MongoDB names them as mongoose did.
 */
class IndexDeclarations {
    private final MongoMappingContext mappings;

    IndexDeclarations(MongoMappingContext mappings) {
        this.mappings = mappings;
    }

    List<CollectionIndexes> all() {
        MongoPersistentEntityIndexResolver resolver = new MongoPersistentEntityIndexResolver(mappings);
        Map<String, List<IndexModel>> byCollection = new LinkedHashMap<>();
        Map<String, List<Document>> former = new HashMap<>();
        for (MongoPersistentEntity<?> entity : mappings.getPersistentEntities()) {
            if (entity.isAnnotationPresent(org.springframework.data.mongodb.core.mapping.Document.class)) {
                List<IndexModel> indexes =
                        byCollection.computeIfAbsent(entity.getCollection(), collection -> new ArrayList<>());
                for (FormerIndex index : entity.getType().getAnnotationsByType(FormerIndex.class)) {
                    former.computeIfAbsent(entity.getCollection(), collection -> new ArrayList<>())
                            .add(Document.parse(index.value()));
                }
                resolver.resolveIndexFor(entity.getTypeInformation()).forEach(index -> indexes.add(model(index)));
                if (Aggregate.class.isAssignableFrom(entity.getType())) {
                    indexes.add(outboxIndex());
                    indexes.add(markIndex());
                    indexes.add(creatorIndex());
                }
            }
        }
        return byCollection.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new CollectionIndexes(
                        entry.getKey(),
                        List.copyOf(entry.getValue()),
                        List.copyOf(former.getOrDefault(entry.getKey(), List.of()))))
                .toList();
    }

    private static IndexModel model(IndexDefinition definition) {
        Document declared = definition.getIndexOptions();
        IndexOptions options = new IndexOptions()
                .unique(declared.getBoolean("unique", false))
                .sparse(declared.getBoolean("sparse", false));
        if (declared.get("expireAfterSeconds") instanceof Number seconds) {
            options.expireAfter(seconds.longValue(), TimeUnit.SECONDS);
        }
        return new IndexModel(definition.getIndexKeys(), options);
    }

    /** Sparse: it contains only the documents with unsent events. */
    private static IndexModel outboxIndex() {
        return new IndexModel(new Document(AggregateStore.OUTBOX + ".at", 1), new IndexOptions().sparse(true));
    }

    /** Sparse: it contains only what was written under a key of its caller. */
    private static IndexModel markIndex() {
        return new IndexModel(new Document(Command.MARKS + ".key", 1), new IndexOptions().sparse(true));
    }

    /** Refuses the second of two attempts to create the same. */
    private static IndexModel creatorIndex() {
        return new IndexModel(
                new Document(Command.CREATOR, 1),
                new IndexOptions().sparse(true).unique(true));
    }
}
