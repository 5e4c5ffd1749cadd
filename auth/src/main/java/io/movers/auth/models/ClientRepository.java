package io.movers.auth.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code clients} collection: the copies of companies. */
@Repository
public class ClientRepository {
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
        Query liveFirst = query(where("name").is(name)).with(Sort.by("deletedAt"));
        Client known = template.findOne(liveFirst, Client.class);
        return known != null && known.isArchived();
    }
}
