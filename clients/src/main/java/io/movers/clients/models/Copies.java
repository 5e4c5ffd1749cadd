package io.movers.clients.models;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.data.Replica;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Finds this service's copies of what other services own. */
@Component
public class Copies {
    /** No list shows more rows than this. */
    private static final int LIMIT = 10_000;

    private final MongoOperations mongo;

    Copies(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The accounts of those ids, by id. */
    public Map<String, User> usersById(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : mongo.find(query(where("_id").in(ids)), User.class).stream()
                        .collect(Collectors.toMap(User::getId, Function.identity()));
    }

    /** The accounts of those companies, the oldest first. */
    public List<User> usersOf(Collection<String> clients) {
        return ofClients(clients, User.class);
    }

    /** The domains of those companies, the oldest first. */
    public List<Domain> domainsOf(Collection<String> clients) {
        return ofClients(clients, Domain.class);
    }

    /** The addresses of those companies, the oldest first. */
    public List<Email> emailsOf(Collection<String> clients) {
        return ofClients(clients, Email.class);
    }

    private <R extends Replica> List<R> ofClients(Collection<String> clients, Class<R> type) {
        return oldestFirst(mongo.find(query(where("client").in(clients)).limit(LIMIT), type));
    }

    /** The resources of an office that are in one of those states, the oldest first. */
    public List<Resource> resources(String client, String office, Collection<String> states) {
        return oldestFirst(mongo.find(
                query(where("client")
                                .is(client)
                                .and("office")
                                .is(office)
                                .and("status")
                                .in(states)
                                .and("deletedAt")
                                .is(null))
                        .limit(LIMIT),
                Resource.class));
    }

    private static <R extends Replica> List<R> oldestFirst(List<R> copies) {
        return copies.stream().sorted(Comparator.comparing(Replica::getId)).toList();
    }
}
