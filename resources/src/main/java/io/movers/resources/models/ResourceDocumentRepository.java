package io.movers.resources.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.AggregateStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code documents} collection. */
@Repository
public class ResourceDocumentRepository {
    private final MongoOperations mongo;
    private final AggregateStore store;

    ResourceDocumentRepository(MongoOperations mongo, AggregateStore store) {
        this.mongo = mongo;
        this.store = store;
    }

    public Optional<ResourceDocument> findById(String id) {
        return Optional.ofNullable(mongo.findById(id, ResourceDocument.class));
    }

    /** Finds the documents of those resources, oldest first. */
    public List<ResourceDocument> findByResources(Collection<String> references) {
        return mongo.find(
                query(where("resourceReference").in(references)).with(Sort.by("_id")), ResourceDocument.class);
    }

    /**
     * Stores the change.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException it was changed since it was read
     */
    public void save(ResourceDocument document) {
        store.save(document);
    }
}
