package io.movers.common.data;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.movers.common.events.Message;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Carries along what contains the name of a copied aggregate, such as the company of an account, when the aggregate is renamed.
 *
 * <p>A copy remembers the names that it has had. Every event of the aggregate moves whatever still has one of them to the current name, and
 * looks again if that has changed meanwhile. So it does not matter in which order events arrive, whether two replicas handle two of
 * them at once, or where a crash interrupts a renaming: the event that was interrupted is delivered again. A name that another live aggregate
 * has belongs to that one.
 *
 * <p>Copies have the fields {@code name} and {@code deletedAt}, and a sparse index on {@code formerNames}, which no event changes.
 */
public class CopiedNames {
    private static final String NAME = "name";
    private static final String FORMER_NAMES = "formerNames";

    /** The latest ones; also how many copies may claim one name. */
    private static final int KEPT = 20;

    private static final int MOST_NAMES = 1_000;

    private final MongoTemplate template;
    private final ReplicaStore replicas;
    private final Class<? extends Replica> type;

    CopiedNames(MongoTemplate template, ReplicaStore replicas, Class<? extends Replica> type) {
        this.template = template;
        this.replicas = replicas;
        this.type = type;
    }

    /**
     * Applies an event, and moves what has a former name.
     *
     * @param copy the state that the event carries
     * @param name the name in that state; null leaves names as they are
     * @param msg the event's delivery
     * @param move gives everything that has the first name the second one; may find nothing
     */
    public void apply(Replica copy, @Nullable String name, Message msg, BiConsumer<String, String> move) {
        String known = nameOf(copy.getId());
        if (known != null && name != null && !known.equals(name)) {
            // Both: the copy may never have the new one, because a later event may have been faster.
            remember(copy.getId(), known, name);
        }
        replicas.apply(copy, msg);
        moveAll(copy.getId(), move);
    }

    private void moveAll(String id, BiConsumer<String, String> move) {
        String movedTo = null;
        Document copy = find(id);
        while (copy != null && copy.get(NAME) instanceof String name && !name.equals(movedTo)) {
            for (String former : copy.getList(FORMER_NAMES, String.class, List.of())) {
                if (!former.equals(name) && !isTakenByAnother(former, id)) {
                    move.accept(former, name);
                }
            }
            movedTo = name;
            copy = find(id);
        }
    }

    /**
     * Moves what was stored with a name that its aggregate has no more.
     *
     * @param stored the name that it was stored with
     * @param move gives it the second name in place of the first one; not called if the aggregate is still called so
     */
    public void catchUp(String stored, BiConsumer<String, String> move) {
        String name = current(stored);
        if (!name.equals(stored)) {
            move.accept(stored, name);
        }
    }

    /** The name that the aggregate with the given one has by now: the same unless it was renamed. */
    public String current(String name) {
        Query renamed = query(where(FORMER_NAMES).is(name)).limit(KEPT);
        return template.find(renamed, Document.class, template.getCollectionName(type)).stream()
                .filter(copy -> !isTakenByAnother(name, String.valueOf(copy.get("_id"))))
                .map(copy -> copy.getString(NAME))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(name);
    }

    /**
     * Whether one aggregate has that name and others have the other names, all at one moment. Looked up one after the other, two names could
     * be the old and the new one of the same aggregate. While one of them is unknown, the answer is no, because it may be one of those.
     *
     * @param others at least one name, none equal to the first
     */
    public boolean areOfDifferent(String name, Collection<String> others) {
        Set<String> names = new HashSet<>(others);
        names.add(name);
        Query known = query(where(NAME).in(names)).limit(MOST_NAMES);
        known.fields().include(NAME);
        Map<String, String> byId = new HashMap<>();
        template.find(known, Document.class, template.getCollectionName(type))
                .forEach(copy -> byId.put(String.valueOf(copy.get("_id")), copy.getString(NAME)));
        return byId.values().containsAll(names);
    }

    private void remember(String id, String... names) {
        template.updateFirst(byId(id), new Update().pullAll(FORMER_NAMES, names), type);
        template.updateFirst(
                byId(id), new Update().push(FORMER_NAMES).slice(-KEPT).each((Object[]) names), type);
    }

    private @Nullable String nameOf(String id) {
        Document copy = find(id);
        return copy == null ? null : copy.getString(NAME);
    }

    private @Nullable Document find(String id) {
        return template.findOne(byId(id), Document.class, template.getCollectionName(type));
    }

    private boolean isTakenByAnother(String name, String id) {
        Query live = query(where(NAME).is(name).and("deletedAt").is(null)).limit(2);
        return template.find(live, Document.class, template.getCollectionName(type)).stream()
                .anyMatch(copy -> !String.valueOf(copy.get("_id")).equals(id));
    }

    private static Query byId(String id) {
        return query(where("_id").is(ObjectIds.stored(id)));
    }
}
