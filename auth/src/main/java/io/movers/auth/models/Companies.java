package io.movers.auth.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The copies of companies and offices. */
@Component("companyCopies")
public class Companies {
    private final MongoTemplate template;

    Companies(MongoTemplate template) {
        this.template = template;
    }

    public @Nullable Client find(String id) {
        return template.findById(id, Client.class);
    }

    /** Whether a company of that name is known and not archived. */
    public boolean isLive(String name) {
        return template.exists(query(where("name").is(name).and("deletedAt").is(null)), Client.class);
    }

    /** Whether companies of that name are known, but only archived ones. */
    public boolean isArchived(String name) {
        return template.exists(query(where("name").is(name)), Client.class) && !isLive(name);
    }

    /** Whether another live company than that one has the name. */
    public boolean isTakenByAnother(String name, String id) {
        return template.find(query(where("name").is(name).and("deletedAt").is(null)), Client.class).stream()
                .anyMatch(company -> !company.getId().equals(id));
    }

    public boolean hasOffice(String client, String name) {
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
