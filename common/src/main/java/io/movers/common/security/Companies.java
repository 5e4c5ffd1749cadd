package io.movers.common.security;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.BriefCache;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Knows which companies a user may see. Staff and crews see all of them. An employee sees the one in their session. A company's
 * administrator sees that one, those whose {@code superAdminClient} they are and those with an office whose {@code clientAdmin}
 * they are. It reads the service's own {@code clients} and {@code offices} and ignores archived ones. What it found is remembered
 * for at most a second, or until this process stores a company or an office.
 */
public class Companies {

    static final String CLIENTS = "clients";
    static final String OFFICES = "offices";

    /** What it reads. */
    public static final Set<String> COLLECTIONS = Set.of(CLIENTS, OFFICES);

    /** How many companies or offices of one administrator are read; further ones do not count. */
    private static final int MOST = 10_000;

    private final MongoOperations mongo;
    private final BriefCache<Account, CompanyScope> scopes = new BriefCache<>();

    private record Account(String id, Role role, @Nullable String client) {}

    /** Reads companies and offices from that database. */
    public Companies(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The companies of that caller. */
    public CompanyScope of(CurrentUser user) {
        return of(user.id(), user.role(), user.client());
    }

    /**
     * The companies of an account.
     *
     * @param id the account
     * @param role the account's role
     * @param client the account's company; null and empty alike mean none
     */
    public CompanyScope of(String id, Role role, @Nullable String client) {
        if (role.isStaff() || role.isCrew()) {
            return CompanyScope.EVERYTHING;
        }
        return scopes.get(new Account(id, role, client), this::scope);
    }

    /** Forgets what it has found, because companies or offices have changed. */
    public void forget() {
        scopes.forgetAll();
    }

    private CompanyScope scope(Account account) {
        String id = account.id();
        Set<String> candidates = new HashSet<>();
        add(candidates, account.client());
        Set<String> owned = new HashSet<>();
        if (account.role().isCompany()) {
            live(CLIENTS, "superAdminClient", id, "name").forEach(company -> add(owned, company.getString("name")));
            live(OFFICES, "clientAdmin", id, "client").forEach(office -> add(candidates, office.getString("client")));
        }
        candidates.removeAll(owned);
        candidates.removeAll(archived(candidates));
        owned.addAll(candidates);
        return CompanyScope.of(owned);
    }

    // A company without a copy counts as live: the copy may be on its way, or the service keeps none.
    private Set<String> archived(Set<String> names) {
        Set<String> archived = new HashSet<>();
        if (!names.isEmpty()) {
            Set<String> live = new HashSet<>();
            for (Document company : find(CLIENTS, where("name").in(names), "name", "deletedAt")) {
                add(company.get("deletedAt") == null ? live : archived, company.getString("name"));
            }
            archived.removeAll(live);
        }
        return archived;
    }

    private List<Document> live(String collection, String administrator, String id, String field) {
        return find(collection, where(administrator).is(id).and("deletedAt").is(null), field);
    }

    private List<Document> find(String collection, Criteria criteria, String... fields) {
        Query query = query(criteria).limit(MOST);
        query.fields().include(fields);
        return mongo.find(query, Document.class, collection);
    }

    private static void add(Set<String> names, @Nullable String name) {
        if (name != null && !name.isBlank()) {
            names.add(name);
        }
    }
}
