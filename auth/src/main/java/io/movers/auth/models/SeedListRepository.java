package io.movers.auth.models;

import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The only class that queries the collections {@code eps} and {@code transportmethods}. */
@Repository
public class SeedListRepository {
    private static final int LIMIT = 1_000;

    private final MongoTemplate template;

    SeedListRepository(MongoTemplate template) {
        this.template = template;
    }

    public List<Eps> eps() {
        return list(Eps.class);
    }

    public List<TransportMethod> transportMethods() {
        return list(TransportMethod.class);
    }

    public void add(Object entry) {
        template.insert(entry);
    }

    private <T> List<T> list(Class<T> type) {
        return template.find(new Query().with(Sort.by("name", "_id")).limit(LIMIT), type);
    }
}
