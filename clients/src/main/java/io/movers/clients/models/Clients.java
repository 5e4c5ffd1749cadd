package io.movers.clients.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** Finds companies. */
@Component
public class Clients {
    private static final Sort BY_AGE = Sort.by("_id");

    private final MongoOperations mongo;

    Clients(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The company of that id, archived or not. */
    public @Nullable Client find(String id) {
        return mongo.findById(id, Client.class);
    }

    /** The companies of those ids, archived or not, in no order. */
    public List<Client> findAll(Collection<String> ids) {
        return mongo.find(query(where("_id").in(ids)), Client.class);
    }

    /** One page of the live companies, the oldest first. */
    public List<Client> live(long skip, int limit) {
        return page(new Criteria(), skip, limit);
    }

    /** One page of the live companies that a member of the operator's staff looks after. */
    public List<Client> liveOfMebAdmin(String userId, long skip, int limit) {
        return page(where("mebAdmin").is(userId), skip, limit);
    }

    /** One page of the live companies among those of the given names. */
    public List<Client> liveOfNames(Collection<String> names, long skip, int limit) {
        return page(where("name").in(names), skip, limit);
    }

    private List<Client> page(Criteria filter, long skip, int limit) {
        return mongo.find(
                query(filter.and("deletedAt").is(null)).with(BY_AGE).skip(skip).limit(limit), Client.class);
    }

    /** Whether a live company other than {@code id} has the name, or is about to give it up. */
    public boolean isTaken(String name, @Nullable String id) {
        return anyOther(query(where("name").is(name).and("deletedAt").is(null)), id)
                || anyOther(query(where("renamedFrom").is(name)), id);
    }

    private boolean anyOther(org.springframework.data.mongodb.core.query.Query query, @Nullable String id) {
        query.limit(2).fields().include("_id");
        return mongo.find(query, org.bson.Document.class, mongo.getCollectionName(Client.class)).stream()
                .anyMatch(other -> !String.valueOf(other.get("_id")).equals(id));
    }

    /** Ids of companies whose offices may still be stored under an earlier name. */
    public List<String> renamed(int limit) {
        return mongo.find(query(where("renamedFrom").exists(true)).limit(limit), Client.class).stream()
                .map(Client::getId)
                .toList();
    }
}
