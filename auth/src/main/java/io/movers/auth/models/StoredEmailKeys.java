package io.movers.auth.models;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Adds the keys of addresses to documents of the original, which has none. It is bookkeeping: no version, no event. */
@Component
public class StoredEmailKeys {
    private static final int REPORTED = 100;

    private final MongoTemplate template;

    StoredEmailKeys(MongoTemplate template) {
        this.template = template;
    }

    /**
     * @return ids of those (the first {@value #REPORTED}) whose key belongs to another one
     */
    public List<String> addToUsers() {
        return add("users", document -> EmailKey.of(document.getString("email")));
    }

    /**
     * @return ids of those (the first {@value #REPORTED}) whose key belongs to another one
     */
    public List<String> addToEmails() {
        return add("emails", document -> Email.key(document.getString("email"), document.getString("client")));
    }

    private List<String> add(String name, Function<Document, String> key) {
        MongoCollection<Document> collection = template.getCollection(name);
        List<String> doubles = new ArrayList<>();
        for (Document document : collection
                .find(and(exists("emailKey", false), exists("email")))
                .projection(Projections.include("email", "client"))) {
            try {
                collection.updateOne(
                        and(eq("_id", document.get("_id")), exists("emailKey", false)),
                        set("emailKey", key.apply(document)));
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                if (doubles.size() < REPORTED) {
                    doubles.add(String.valueOf(document.get("_id")));
                }
            }
        }
        return doubles;
    }
}
