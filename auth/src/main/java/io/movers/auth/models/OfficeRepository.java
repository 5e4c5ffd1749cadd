package io.movers.auth.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code offices} collection: the copies of offices. */
@Repository
public class OfficeRepository {
    private final MongoTemplate template;

    OfficeRepository(MongoTemplate template) {
        this.template = template;
    }

    /** Whether the company has a live office of that name. */
    public boolean exists(String client, String name) {
        return template.exists(
                query(where("client")
                        .is(client)
                        .and("name")
                        .is(name)
                        .and("deletedAt")
                        .is(null)),
                Office.class);
    }
}
