package io.movers.common.data;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import io.movers.common.events.ReplicaState;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Applies events to copies so that they converge whatever the order, the gaps and the repetitions.
 *
 * <p>A <em>full</em> event carries the whole public state: it replaces the copy if it is newer. A <em>partial</em> one (the
 * original's services send them) is merged: a newer one's non-null fields win, an older one fills only fields of which the
 * copy has none.
 */
public class ReplicaStore {
    /** The version of the last full state that was applied; partial events up to it have nothing to add. */
    public static final String FULL_VERSION = "fullVersion";

    private final MongoTemplate template;

    public ReplicaStore(MongoTemplate template) {
        this.template = template;
    }

    /**
     * Brings the copy up to what {@code copy} shows.
     *
     * @param copy the state that an event carries
     * @param state what the event says about its completeness and force
     */
    public void apply(Replica copy, ReplicaState state) {
        apply(copy, state, copy.getVersion() == null ? 0 : copy.getVersion().intValue());
    }

    /**
     * As {@link #apply}, for the event of a creation. A copy that a partial one makes begins at version 0, as the original's do
     * whatever the event says: what is published next is newer.
     */
    public void begin(Replica copy, ReplicaState state) {
        if (state == ReplicaState.PARTIAL) {
            apply(copy, state, 0);
        } else {
            apply(copy, state);
        }
    }

    /**
     * As {@link #apply}, for the event of a change. A partial one shows too little to make a copy.
     *
     * @return false when the event has to come again, after the one that makes the copy
     */
    public boolean change(Replica copy, ReplicaState state) {
        if (state == ReplicaState.PARTIAL && !isThere(copy)) {
            return false;
        }
        apply(copy, state);
        return true;
    }

    private boolean isThere(Replica copy) {
        Document id = new Document("_id", new StoredForm(template.getConverter(), copy).id());
        return template.getCollection(template.getCollectionName(copy.getClass()))
                        .find(id)
                        .projection(new Document("_id", 1))
                        .first()
                != null;
    }

    private void apply(Replica copy, ReplicaState state, int version) {
        StoredForm form = new StoredForm(template.getConverter(), copy);
        template.execute(copy.getClass(), collection -> {
            if (state == ReplicaState.PARTIAL) {
                merge(collection, form, version);
            } else {
                replace(collection, form, version, state);
            }
            return null;
        });
    }

    private void replace(MongoCollection<Document> collection, StoredForm form, int version, ReplicaState state) {
        Document set = new Document(form.present())
                .append(VersionField.DEFAULT, version)
                .append(FULL_VERSION, version);
        Document change = new Document("$set", set);
        if (!form.absent().isEmpty()) {
            change.append("$unset", form.absent());
        }
        if (!form.onInsert().isEmpty()) {
            change.append("$setOnInsert", form.onInsert());
        }
        Document guard = new Document("_id", form.id());
        if (state != ReplicaState.FORCED) {
            String newer = state == ReplicaState.FULL ? "$gte" : "$gt";
            guard.append(VersionField.DEFAULT, new Document("$not", new Document(newer, version)));
        }
        upsert(collection, guard, change);
    }

    /**
     * Where the guard refuses the stored copy, the upsert collides with it. It also does so where the copy has just been made
     * by an older event that was handled at the same time: so the same change is tried once more, on what is there now.
     */
    private static void upsert(MongoCollection<Document> collection, Document guard, Document change) {
        try {
            collection.updateOne(guard, change, new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (!isTakenId(e)) {
                throw e;
            }
            collection.updateOne(guard, change);
        }
    }

    private static boolean isTakenId(MongoWriteException e) {
        return e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY
                && e.getError().getMessage().contains("_id_");
    }

    private void merge(MongoCollection<Document> collection, StoredForm form, int version) {
        OptimisticRetry.retry(() -> {
            Document stored = collection.find(new Document("_id", form.id())).first();
            if (stored == null) {
                insert(collection, form, version);
            } else {
                mergeInto(collection, stored, form, version);
            }
        });
    }

    private static void insert(MongoCollection<Document> collection, StoredForm form, int version) {
        Document document = new Document("_id", form.id());
        document.putAll(form.present());
        document.putAll(form.onInsert());
        document.put(VersionField.DEFAULT, version);
        try {
            collection.insertOne(document);
        } catch (MongoWriteException e) {
            throw isTakenId(e) ? overtaken(form, e) : e;
        }
    }

    private static void mergeInto(MongoCollection<Document> collection, Document stored, StoredForm form, int version) {
        if (version <= intOf(stored.get(FULL_VERSION), -1)) {
            return;
        }
        int storedVersion = intOf(stored.get(VersionField.DEFAULT), 0);
        boolean newer = version > storedVersion;
        Document set = new Document();
        form.present().forEach((field, value) -> {
            if (value != null && (newer || stored.get(field) == null)) {
                set.put(field, value);
            }
        });
        if (newer) {
            set.put(VersionField.DEFAULT, version);
        }
        if (set.isEmpty()) {
            return;
        }
        Document guard = new Document("_id", form.id()).append(VersionField.DEFAULT, stored.get(VersionField.DEFAULT));
        if (collection.updateOne(guard, new Document("$set", set)).getMatchedCount() == 0) {
            throw overtaken(form, null);
        }
    }

    private static int intOf(@Nullable Object value, int otherwise) {
        return value instanceof Number number ? number.intValue() : otherwise;
    }

    private static RuntimeException overtaken(StoredForm form, @Nullable Exception cause) {
        return new OptimisticLockingFailureException(
                "The copy of %s has been changed meanwhile".formatted(form.id()), cause);
    }
}
