package io.movers.resources.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** The only class that queries the copies of accounts. */
@Repository
public class UserRepository {
    private final MongoOperations mongo;

    UserRepository(MongoOperations mongo) {
        this.mongo = mongo;
    }

    public Optional<User> findById(String id) {
        return Optional.ofNullable(mongo.findById(id, User.class));
    }

    public List<User> findByIds(Collection<String> ids) {
        return mongo.find(query(where("_id").in(ids)), User.class);
    }
}
