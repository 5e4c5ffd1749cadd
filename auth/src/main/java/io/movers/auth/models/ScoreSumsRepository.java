package io.movers.auth.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code scoresums} collection: the running sums of the ledger. */
@Repository
public class ScoreSumsRepository {
    private final MongoTemplate template;

    ScoreSumsRepository(MongoTemplate template) {
        this.template = template;
    }

    /** Returns the stored sums of an account. */
    public @Nullable ScoreSums find(String userId) {
        return template.findById(userId, ScoreSums.class);
    }

    /** Returns the stored sums of those accounts. */
    public List<ScoreSums> find(Collection<String> userIds) {
        return template.find(query(where("_id").in(userIds)), ScoreSums.class);
    }

    /**
     * Stores sums in place of those that they were made from.
     *
     * @throws OptimisticLockingFailureException others have been stored meanwhile
     */
    public void store(ScoreSums sums) {
        if (sums.revision() > 1) {
            replace(sums);
            return;
        }
        try {
            template.insert(sums);
        } catch (DuplicateKeyException e) {
            throw new OptimisticLockingFailureException("The sums of %s exist already".formatted(sums.userId()), e);
        }
    }

    private void replace(ScoreSums sums) {
        long replaced = template.replace(
                        query(where("_id").is(sums.userId()).and("revision").is(sums.revision() - 1)), sums)
                .getModifiedCount();
        if (replaced == 0) {
            throw new OptimisticLockingFailureException("Others have summed up %s".formatted(sums.userId()));
        }
    }
}
