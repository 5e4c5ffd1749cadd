package io.movers.auth.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code domains} collection. */
@Repository
public class DomainRepository {
    private final MongoTemplate template;

    DomainRepository(MongoTemplate template) {
        this.template = template;
    }

    public @Nullable Domain find(String id) {
        return template.findById(id, Domain.class);
    }

    public boolean exists(String domain, String client) {
        return template.exists(query(entry(domain, client)), Domain.class);
    }

    /** Whether users with an address of this domain may sign up for the company. */
    public boolean authorizes(String domain, String client) {
        return template.exists(query(entry(domain, client).and("active").ne(false)), Domain.class);
    }

    /** Returns domains, oldest first: those of {@code client}, or all if it is null or empty. */
    public List<Domain> list(@Nullable String client, int limit) {
        Query all = client == null || client.isEmpty()
                ? new Query()
                : query(where("client").is(client));
        return template.find(all.with(Sort.by("_id")).limit(limit), Domain.class);
    }

    /** Returns the next page of a company's domains after the id {@code after}. */
    public List<Domain> ofCompany(String client, @Nullable String after, int limit) {
        Criteria criteria = where("client").is(client);
        if (after != null) {
            criteria.and("_id").gt(new ObjectId(after));
        }
        return template.find(query(criteria).with(Sort.by("_id")).limit(limit), Domain.class);
    }

    /** A duplicate entry has no key. It is found by its exact domain and company. */
    private static Criteria entry(String domain, String client) {
        return new Criteria()
                .orOperator(
                        where("domainKey").is(Domain.key(domain, client)),
                        where("domain").is(domain).and("client").is(client));
    }
}
