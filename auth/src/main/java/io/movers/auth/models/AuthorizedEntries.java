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

/** The stored domains and addresses that may sign up. */
@Repository
public class AuthorizedEntries {
    private final MongoTemplate template;

    AuthorizedEntries(MongoTemplate template) {
        this.template = template;
    }

    /** Whether somebody with that address may sign up for the company. */
    public boolean admit(String email, String client) {
        String domain = EmailKey.domainOf(email);
        return template.exists(
                        query(where("domain")
                                .is(domain)
                                .and("client")
                                .is(client)
                                .and("active")
                                .ne(false)),
                        Domain.class)
                || template.exists(query(entryOf(email, client).and("active").ne(false)), Email.class);
    }

    public boolean existsDomain(String domain, String client) {
        return template.exists(query(where("domain").is(domain).and("client").is(client)), Domain.class);
    }

    public boolean existsEmail(String email, String client) {
        return template.exists(query(entryOf(email, client)), Email.class);
    }

    public @Nullable Domain findDomain(ObjectId id) {
        return template.findById(id, Domain.class);
    }

    public @Nullable Email findEmail(ObjectId id) {
        return template.findById(id, Email.class);
    }

    /** Oldest first; of one company if it is named. */
    public List<Domain> domains(@Nullable String client, int limit) {
        Query all = client == null || client.isEmpty()
                ? new Query()
                : query(where("client").is(client));
        return template.find(all.with(Sort.by("_id")).limit(limit), Domain.class);
    }

    /** The entries of a company behind {@code after}, in order. */
    public <A> List<A> ofCompany(Class<A> type, String client, @Nullable String after, int limit) {
        Criteria criteria = where("client").is(client);
        if (after != null) {
            criteria.and("_id").gt(new ObjectId(after));
        }
        return template.find(query(criteria).with(Sort.by("_id")).limit(limit), type);
    }

    // An entry of the original without a key is a second one: what it says with exactly this address still counts.
    private static Criteria entryOf(String email, String client) {
        return new Criteria()
                .orOperator(
                        where("emailKey").is(Email.key(email, client)),
                        where("email").is(email).and("client").is(client));
    }
}
