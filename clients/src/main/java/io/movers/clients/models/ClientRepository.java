package io.movers.clients.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.web.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code clients} collection. */
@Repository
public class ClientRepository {
    private static final Sort OLDEST_FIRST = Sort.by("_id");

    private final MongoOperations mongo;

    ClientRepository(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The company with this id, archived or not. */
    public Optional<Client> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Client.class));
    }

    /** One page of the live companies, oldest first. */
    public List<Client> findLive(PageRequest page) {
        return findLive(new Criteria(), page);
    }

    /** One page of the live companies with this {@code mebAdmin}, oldest first. */
    public List<Client> findLiveByMebAdmin(String userId, PageRequest page) {
        return findLive(where("mebAdmin").is(userId), page);
    }

    /** One page of the live companies with these names, oldest first. */
    public List<Client> findLiveByNames(Collection<String> names, PageRequest page) {
        return findLive(where("name").in(names), page);
    }

    private List<Client> findLive(Criteria filter, PageRequest page) {
        Query query = query(filter.and("deletedAt").is(null))
                .with(OLDEST_FIRST)
                .skip(page.skip())
                .limit(page.limit());
        return mongo.find(query, Client.class);
    }

    /**
     * Whether another company has this name: a live company with the name, or one whose offices may still be stored under it.
     *
     * @param except id of a company that may have it; null for none
     */
    public boolean isNameTaken(String name, @Nullable String except) {
        return anyOtherThan(
                        except, query(where("name").is(name).and("deletedAt").is(null)))
                || anyOtherThan(except, query(where("renamedFrom").is(name)));
    }

    private boolean anyOtherThan(@Nullable String id, Query query) {
        query.limit(2).fields().include("_id");
        return mongo.find(query, Document.class, mongo.getCollectionName(Client.class)).stream()
                .anyMatch(company -> !String.valueOf(company.get("_id")).equals(id));
    }

    /** Ids of companies that were renamed and whose offices may still be stored under an earlier name. */
    public List<String> findRenamedIds(int limit) {
        return mongo.find(query(where("renamedFrom").exists(true)).limit(limit), Client.class).stream()
                .map(Client::getId)
                .toList();
    }
}
