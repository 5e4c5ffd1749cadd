package io.movers.travels.models;

import io.movers.common.accounts.Account;
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
    public Optional<Account> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Account.class));
    }
}
