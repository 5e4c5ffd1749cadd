package io.movers.auth.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code clients} collection: the copies of companies. */
@Repository
public class ClientRepository {
    private static final int MOST_OF_ONE_NAME = 100;

    private final MongoTemplate template;

    ClientRepository(MongoTemplate template) {
        this.template = template;
    }

    /** Whether a company of that name is known and not archived. */
    public boolean isLive(String name) {
        return template.exists(query(where("name").is(name).and("deletedAt").is(null)), Client.class);
    }

    /** Whether companies of that name are known, but only archived ones. */
    public boolean isArchived(String name) {
        List<Client> known = template.find(query(where("name").is(name)).limit(MOST_OF_ONE_NAME), Client.class);
        return !known.isEmpty() && known.stream().allMatch(Client::isArchived);
    }
}
