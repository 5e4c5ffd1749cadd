package io.movers.notifications.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.ReplicaStore;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.contract.UserCreated;
import io.movers.common.events.contract.UserUpdated;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The copies of accounts. */
@Component
public class Users {
    private final ReplicaStore replicas;
    private final MongoTemplate template;

    Users(ReplicaStore replicas, MongoTemplate template) {
        this.replicas = replicas;
        this.template = template;
    }

    public User apply(UserCreated event, ReplicaState state) {
        User user = User.of(event, event.activationCode());
        replicas.apply(user, state);
        fillActivationCode(user);
        return user;
    }

    /** False when the event has to come again. */
    public boolean change(UserUpdated event, ReplicaState state) {
        return replicas.change(User.of(event, null), state);
    }

    /** A later event that came first has made the copy, without a code. */
    private void fillActivationCode(User user) {
        if (user.getActivationCode() != null) {
            template.updateFirst(
                    query(where("_id").is(user.getId()).and("activationCode").exists(false)),
                    Update.update("activationCode", user.getActivationCode()),
                    User.class);
        }
    }

    public @Nullable User find(String id) {
        return template.findById(id, User.class);
    }
}
