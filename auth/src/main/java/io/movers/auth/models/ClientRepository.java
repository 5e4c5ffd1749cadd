package io.movers.auth.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code clients} collection: the copies of companies. */
@Repository
public class ClientRepository {
    private final MongoTemplate template;

    ClientRepository(MongoTemplate template) {
        this.template = template;
    }

    /** Whether a company of that name is known, archived or not. */
    public boolean exists(String name) {
        return template.exists(query(where("name").is(name)), Client.class);
    }

    /** Whether a company of that name is known and not archived. */
    public boolean isLive(String name) {
        return template.exists(query(live(name)), Client.class);
    }

    /** Whether companies of that name are known, but only archived ones. */
    public boolean isArchived(String name) {
        return exists(name) && !isLive(name);
    }

    private static Criteria live(String name) {
        return where("name").is(name).and("deletedAt").is(null);
    }
}
