package io.movers.auth.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code emails} collection. */
@Repository
public class EmailRepository {
    private final MongoTemplate template;

    EmailRepository(MongoTemplate template) {
        this.template = template;
    }

    public @Nullable Email find(String id) {
        return template.findById(id, Email.class);
    }

    public boolean exists(String email, String client) {
        return template.exists(query(entry(email, client)), Email.class);
    }

    /** Whether the user with this address may sign up for the company. */
    public boolean authorizes(String email, String client) {
        return template.exists(query(entry(email, client).and("active").ne(false)), Email.class);
    }

    /** Returns the next page of a company's addresses after the id {@code after}. */
    public List<Email> ofCompany(String client, @Nullable String after, int limit) {
        Criteria criteria = where("client").is(client);
        if (after != null) {
            criteria.and("_id").gt(new ObjectId(after));
        }
        return template.find(query(criteria).with(Sort.by("_id")).limit(limit), Email.class);
    }

    /** An entry without a key is the duplicate of another one and counts for exactly its address. */
    private static Criteria entry(String email, String client) {
        return new Criteria()
                .orOperator(
                        where("emailKey").is(Email.key(email, client)),
                        where("email").is(email).and("client").is(client));
    }
}
