package io.movers.clients.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code users} collection. */
@Repository
public class UserRepository extends CompanyReplicaRepository<User> {
    UserRepository(MongoOperations mongo) {
        super(mongo, User.class);
    }

    /** The known accounts among these ids, by id. */
    public Map<String, User> findByIds(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : find(where("_id").in(ids)).stream().collect(Collectors.toMap(User::getId, Function.identity()));
    }
}
