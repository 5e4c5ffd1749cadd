package io.movers.resources.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.AggregateStore;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code resourcetypes} collection. */
@Repository
public class ResourceTypeRepository {
    private static final int MOST = 1_000;

    private final MongoOperations mongo;
    private final AggregateStore store;

    ResourceTypeRepository(MongoOperations mongo, AggregateStore store) {
        this.mongo = mongo;
        this.store = store;
    }

    public Optional<ResourceType> findById(String id) {
        return Optional.ofNullable(mongo.findById(id, ResourceType.class));
    }

    /** Finds all types with that name, including deleted ones. */
    public List<ResourceType> findByName(String name) {
        return mongo.find(query(where("type").is(name)), ResourceType.class);
    }

    /** Finds the live types, oldest first. */
    public List<ResourceType> findLive() {
        return mongo.find(
                query(where("deletedAt").is(null)).with(Sort.by("_id")).limit(MOST), ResourceType.class);
    }

    /** Whether a live type other than this one has that name. */
    public boolean isNameOfAnother(ResourceType type, String name) {
        return mongo.exists(
                query(where("type")
                        .is(name)
                        .and("deletedAt")
                        .is(null)
                        .and("_id")
                        .ne(type.getId())),
                ResourceType.class);
    }

    /** Finds some types whose former name resources, components or document types may still contain. */
    public List<ResourceType> findRenamed(int limit) {
        return mongo.find(query(where("formerNames").exists(true)).limit(limit), ResourceType.class);
    }

    /** Records that nothing contains that former name any more. The version stays, because nothing visible changes. */
    public void forgetFormerName(ResourceType type, String former) {
        mongo.execute(ResourceType.class, types -> {
            Document id = new Document("_id", new ObjectId(type.getId()));
            types.updateOne(id, new Document("$pull", new Document("formerNames", former)));
            return types.updateOne(
                    id.append("formerNames", new Document("$size", 0)),
                    new Document("$unset", new Document("formerNames", "")));
        });
    }

    /**
     * Records that something may contain the name with which the type was read, if it has another one by now. The version stays, as above.
     */
    public void keepFormerName(ResourceType read) {
        mongo.execute(
                ResourceType.class,
                types -> types.updateOne(
                        new Document("_id", new ObjectId(read.getId()))
                                .append("type", new Document("$ne", read.getType())),
                        new Document("$addToSet", new Document("formerNames", read.getType()))));
    }

    /**
     * Stores the change.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException it was changed since it was read
     */
    public void save(ResourceType type) {
        store.save(type);
    }
}
