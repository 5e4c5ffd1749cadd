package io.movers.auth.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.ObjectIds;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The only class that queries the {@code clients} collection: the copies of companies. */
@Repository
public class ClientRepository {
    /** Names that the company had before. The field belongs to this service; no event changes it. */
    static final String FORMER_NAMES = "formerNames";

    private static final int FORMER_NAMES_KEPT = 10;

    private final MongoTemplate template;

    ClientRepository(MongoTemplate template) {
        this.template = template;
    }

    public @Nullable Client find(String id) {
        return template.findById(id, Client.class);
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

    /** Whether a live company other than the one with that id has the name. */
    public boolean isTakenByAnother(String name, String id) {
        return template.find(query(live(name)), Client.class).stream()
                .anyMatch(company -> !company.getId().equals(id));
    }

    /** Remembers a name that the company has had; of many names, the latest ones. */
    public void rememberName(String id, String former) {
        Query company = query(where("_id").is(ObjectIds.stored(id)));
        template.updateFirst(company, new Update().pull(FORMER_NAMES, former), Client.class);
        template.updateFirst(
                company,
                new Update().push(FORMER_NAMES).slice(-FORMER_NAMES_KEPT).each(former),
                Client.class);
    }

    /** The names that the company has had, the latest last. */
    public List<String> formerNames(String id) {
        Document company = template.findById(ObjectIds.stored(id), Document.class, "clients");
        return company == null ? List.of() : company.getList(FORMER_NAMES, String.class, List.of());
    }

    /** Finds the companies that have had that name. */
    public List<Client> havingHadName(String former) {
        return template.find(query(where(FORMER_NAMES).is(former)).limit(FORMER_NAMES_KEPT), Client.class);
    }

    private static Criteria live(String name) {
        return where("name").is(name).and("deletedAt").is(null);
    }
}
