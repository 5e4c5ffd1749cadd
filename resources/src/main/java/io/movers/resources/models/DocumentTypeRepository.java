package io.movers.resources.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.AggregateStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code documenttypes} collection. */
@Repository
public class DocumentTypeRepository {
    private final MongoOperations mongo;
    private final AggregateStore store;

    DocumentTypeRepository(MongoOperations mongo, AggregateStore store) {
        this.mongo = mongo;
        this.store = store;
    }

    public Optional<DocumentType> findById(String id) {
        return Optional.ofNullable(mongo.findById(id, DocumentType.class));
    }

    /** Finds the document types of those resource types, by name from Z to A. */
    public List<DocumentType> findByTypes(Collection<String> types) {
        return mongo.find(
                query(where("resourceType").in(types)).with(Sort.by(Sort.Direction.DESC, "name")), DocumentType.class);
    }

    /** Gives all document types of a resource type its new name. */
    public void renameType(String former, String name) {
        mongo.updateMulti(
                query(where("resourceType").is(former)),
                Update.update("resourceType", name).inc("version", 1),
                DocumentType.class);
    }

    /**
     * Stores the change.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException it was changed since it was read
     */
    public void save(DocumentType documentType) {
        store.save(documentType);
    }

    public void delete(DocumentType documentType) {
        mongo.remove(documentType);
    }
}
