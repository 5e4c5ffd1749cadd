package io.movers.notifications.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Message;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code users} collection, the copies of accounts. */
@Repository
public class UserRepository {
    private final ReplicaStore replicas;
    private final MongoTemplate template;

    UserRepository(ReplicaStore replicas, MongoTemplate template) {
        this.replicas = replicas;
        this.template = template;
    }

    /** Finds the copy of an account by the account's id. */
    public Optional<User> find(String id) {
        return Optional.ofNullable(template.findById(id, User.class));
    }

    /** Stores the copy of a new account. */
    public void create(User user, Message msg) {
        replicas.apply(user, msg);
        addActivationCode(user);
    }

    /** Adds the code to a copy that a later event, which arrived first, has created without one. */
    private void addActivationCode(User user) {
        if (user.getActivationCode() != null) {
            template.updateFirst(
                    query(where("_id")
                            .is(user.getId())
                            .and("activationCode")
                            .exists(false)
                            .and(ReplicaStore.ERASED_AT)
                            .is(null)),
                    Update.update("activationCode", user.getActivationCode()),
                    User.class);
        }
    }
}
