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

/** The only class that queries the {@code components} collection. */
@Repository
public class ComponentRepository {
    private final MongoOperations mongo;
    private final AggregateStore store;

    ComponentRepository(MongoOperations mongo, AggregateStore store) {
        this.mongo = mongo;
        this.store = store;
    }

    public Optional<Component> findById(String id) {
        return Optional.ofNullable(mongo.findById(id, Component.class));
    }

    public List<Component> findByIds(Collection<String> ids) {
        return mongo.find(query(where("_id").in(ids)), Component.class);
    }

    /** Finds the components of those types, by name from Z to A. */
    public List<Component> findByTypes(Collection<String> types) {
        return mongo.find(
                query(where("resourceType").in(types)).with(Sort.by(Sort.Direction.DESC, "name")), Component.class);
    }

    /** Gives all components of a type its new name. */
    public void renameType(String former, String name) {
        mongo.updateMulti(
                query(where("resourceType").is(former)),
                Update.update("resourceType", name).inc("version", 1),
                Component.class);
    }

    /**
     * Stores the change.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException it was changed since it was read
     */
    public void save(Component component) {
        store.save(component);
    }

    public void delete(Component component) {
        mongo.remove(component);
    }
}
