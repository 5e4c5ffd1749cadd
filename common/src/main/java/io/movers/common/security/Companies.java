package io.movers.common.security;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.HashSet;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Knows which companies somebody may see: staff and crews all of them; an employee the one in his session; a company's
 * administrators that one, those whose <code>superAdminClient</code> they are and those with an office whose
 * <code>clientAdmin</code> they are. It reads the service's own <code>clients</code> and <code>offices</code>; what is
 * archived there does not count.
 */
public class Companies {

    private static final Bson LIVE = Filters.eq("deletedAt", null);

    private final MongoOperations mongo;

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
        Set<String> candidates = new HashSet<>();
        add(candidates, client);
        Set<String> owned = new HashSet<>();
        if (role.isCompany()) {
            collect("clients", Filters.and(Filters.eq("superAdminClient", id), LIVE), "name", owned);
            collect("offices", Filters.and(Filters.eq("clientAdmin", id), LIVE), "client", candidates);
        }
        candidates.removeAll(owned);
        candidates.removeAll(archived(candidates));
        owned.addAll(candidates);
        return CompanyScope.of(owned);
    }

    // A company that is not known here counts as live: its copy may still be on its way, or the service keeps none.
    private Set<String> archived(Set<String> names) {
        Set<String> archived = new HashSet<>();
        if (!names.isEmpty()) {
            Set<String> live = new HashSet<>();
            Bson projection = Projections.include("name", "deletedAt");
            for (Document company : clients().find(Filters.in("name", names)).projection(projection)) {
                add(company.get("deletedAt") == null ? live : archived, company.getString("name"));
            }
            archived.removeAll(live);
        }
        return archived;
    }

    private void collect(String collection, Bson filter, String field, Set<String> into) {
        for (Document document : mongo.getCollection(collection).find(filter).projection(Projections.include(field))) {
            add(into, document.getString(field));
        }
    }

    private MongoCollection<Document> clients() {
        return mongo.getCollection("clients");
    }

    private static void add(Set<String> names, @Nullable String name) {
        if (name != null && !name.isBlank()) {
            names.add(name);
        }
    }
}
