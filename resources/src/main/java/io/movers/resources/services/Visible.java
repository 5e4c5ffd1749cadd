package io.movers.resources.services;

import io.movers.common.security.CompanyScope;
import io.movers.resources.models.Resource;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/** Which part of the fleet a list shows: that of the caller's companies, narrowed to what he asked for. */
@Service
public class Visible {
    private final MongoTemplate mongo;

    Visible(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * The references of the resources that a list of their reservations or their work is about; null for those of the whole fleet.
     *
     * @param scope the caller's companies
     */
    public @Nullable Collection<String> references(
            CompanyScope scope, @Nullable String client, @Nullable String office) {
        if (scope.all() && isNone(client) && isNone(office)) {
            return null;
        }
        List<Criteria> parts = new java.util.ArrayList<>();
        narrow(parts, scope, client, office);
        Query query = Query.query(new Criteria().andOperator(parts));
        query.fields().include("reference").exclude("_id");
        return mongo.find(query, Document.class, mongo.getCollectionName(Resource.class)).stream()
                .map(resource -> resource.getString("reference"))
                .distinct()
                .toList();
    }

    /** Adds to {@code parts} what narrows a query over resources to the scope, the company and the office. */
    static void narrow(List<Criteria> parts, CompanyScope scope, @Nullable String client, @Nullable String office) {
        if (!isNone(client)) {
            parts.add(
                    scope.includes(client)
                            ? Criteria.where("client").is(client)
                            : Criteria.where("client").in(List.of()));
        } else if (!scope.all()) {
            parts.add(Criteria.where("client").in(scope.names()));
        }
        if (!isNone(office)) {
            parts.add(Criteria.where("office").is(office));
        }
    }

    static boolean isNone(@Nullable String asked) {
        return asked == null || asked.isEmpty();
    }
}
