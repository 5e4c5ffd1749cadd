package io.movers.__names__.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.web.PageRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code __names__} collection. Publishers write it. */
@Repository
public class __Name__Repository {
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "_id");

    private final MongoOperations mongo;

    __Name__Repository(MongoOperations mongo) {
        this.mongo = mongo;
    }

    public Optional<__Name__> find(String id) {
        return Optional.ofNullable(mongo.findById(id, __Name__.class));
    }

    /** One page of all, newest first. */
    public List<__Name__> findAll(PageRequest page) {
        return page(new Query(), page);
    }

    /** One page of a user's, newest first. */
    public List<__Name__> findByUser(String userId, PageRequest page) {
        return page(query(where("userId").is(userId)), page);
    }

    private List<__Name__> page(Query query, PageRequest page) {
        return mongo.find(query.with(NEWEST_FIRST).skip(page.skip()).limit(page.limit()), __Name__.class);
    }
}
