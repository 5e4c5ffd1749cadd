package io.movers.travels.models;

import java.util.Optional;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code users} collection, the copies of accounts. */
@Repository
public class UserRepository {
    private final MongoTemplate mongo;

    UserRepository(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Finds the copy of an account by the account's id. */
    public Optional<User> find(String id) {
        return Optional.ofNullable(mongo.findById(id, User.class));
    }
}
