package io.movers.common.data;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import io.movers.common.events.Message;
import io.movers.common.events.ReplicaState;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Applies events to copies, so that the copies converge whatever order the events arrive in, and even if some are missing or repeated.
 *
 * <p>A <em>full</em> event carries the whole public state. It replaces the copy if its version is higher, or if it has the
 * same version and was stored later: an owner whose database lost its last writes assigns their version numbers again. A
 * <em>partial</em> event, as Node services send it, is merged: the non-null fields of a newer one win; an older one only
 * fills fields that the copy does not have.
 */
public class ReplicaStore {
    /** The field with the version of the last full state; partial events up to it have nothing to add. */
    public static final String FULL_VERSION = "fullVersion";

    /** The field with the time at which the owner stored the last full state. */
    public static final String FULL_AT = "fullAt";

    /**
     * The field of a copy whose original was erased. Only a state that says so, too, replaces such a copy, whatever its version: what was
     * erased does not come back with a late event, a partial one, or a resync after the owner's database was restored.
     */
    public static final String ERASED_AT = "erasedAt";

    private static final Document ERASED = new Document(ERASED_AT, new Document("$ne", null));

    private static final String ARCHIVED_AT = "deletedAt";

    private final MongoTemplate template;
    private final WriteListeners listeners = new WriteListeners();

    public ReplicaStore(MongoTemplate template) {
        this.template = template;
    }

    /** Lets a listener hear of every copy that this store writes. */
    public void onStored(WriteListener listener) {
        listeners.add(listener);
    }

    /**
     * Applies an event.
     *
     * @param copy the state that the event carries
     * @param msg the event's delivery, which tells how complete the state is and when it was stored
     */
    public void apply(Replica copy, Message msg) {
        apply(copy, versionOf(copy), msg);
    }

    /**
     * Applies the event of a creation. A copy made by a partial event begins at version 0, whatever the event says, so that the next event is
     * newer.
     *
     * @param copy the state that the event carries
     * @param msg the event's delivery
     */
    public void begin(Replica copy, Message msg) {
        apply(copy, msg.state() == ReplicaState.PARTIAL ? 0 : versionOf(copy), msg);
    }

    /**
     * Applies the event of a change. A partial event carries too little to make a copy.
     *
     * @param copy the state that the event carries
     * @param msg the event's delivery
     * @return false if the event must be delivered again after the one that makes the copy
     */
    public boolean change(Replica copy, Message msg) {
        if (msg.state() == ReplicaState.PARTIAL && !isStored(copy)) {
            return false;
        }
        apply(copy, versionOf(copy), msg);
        return true;
    }

    /** The names of copies of that type, which have a field {@code name}. */
    public CopiedNames names(Class<? extends Replica> type) {
        return new CopiedNames(template, this, type);
    }

    /**
     * Takes out copies whose owner no longer has what they copy.
     *
     * @param type the copies
     * @param ids what the owner has
     * @param at when the owner began to list it; what it has published since then stays
     * @return how many copies were taken out
     */
    public long removeMissing(Class<? extends Replica> type, IdRange ids, Instant at) {
        Document missing = missing(ids, at);
        long removed = collection(type).deleteMany(missing).getDeletedCount();
        listeners.tell(type, null);
        return removed;
    }

    /** Does the same as {@link #removeMissing}, but marks the copies as archived instead of taking them out. */
    public long archiveMissing(Class<? extends Replica> type, IdRange ids, Instant at) {
        Document missing = missing(ids, at).append(ARCHIVED_AT, null);
        Document archive = new Document("$set", new Document(ARCHIVED_AT, Date.from(at)));
        long archived = collection(type).updateMany(missing, archive).getModifiedCount();
        listeners.tell(type, null);
        return archived;
    }

    private MongoCollection<Document> collection(Class<? extends Replica> type) {
        return template.getCollection(template.getCollectionName(type));
    }

    private static Document missing(IdRange ids, Instant at) {
        Document missing = ids.missing();
        missing.putAll(not(publishedSince(at)));
        return missing;
    }

    private static int versionOf(Replica copy) {
        return copy.getVersion() == null ? 0 : copy.getVersion().intValue();
    }

    private boolean isStored(Replica copy) {
        Document id = new Document("_id", new StoredForm(template.getConverter(), copy).id());
        return template.execute(
                        copy.getClass(),
                        collection -> collection
                                .find(id)
                                .projection(new Document("_id", 1))
                                .first())
                != null;
    }

    private void apply(Replica copy, int version, Message msg) {
        StoredForm form = new StoredForm(template.getConverter(), copy);
        template.execute(copy.getClass(), collection -> {
            if (msg.state() == ReplicaState.PARTIAL) {
                merge(collection, form, version);
            } else {
                replace(collection, form, version, msg.state(), msg.publishedAt());
            }
            return null;
        });
        listeners.tell(copy.getClass(), form.id().toString());
    }

    private void replace(
            MongoCollection<Document> collection, StoredForm form, int version, ReplicaState state, Instant at) {
        Document set = new Document(form.present())
                .append(VersionField.DEFAULT, version)
                .append(FULL_VERSION, version)
                .append(FULL_AT, Date.from(at));
        Document change = new Document("$set", set);
        if (!form.absent().isEmpty()) {
            change.append("$unset", form.absent());
        }
        if (!form.onInsert().isEmpty()) {
            change.append("$setOnInsert", form.onInsert());
        }
        Document guard = new Document("_id", form.id());
        guard.putAll(isErased(form) ? notErasedOr(version) : guard(version, state, at));
        upsert(collection, guard, change);
    }

    private static boolean isErased(StoredForm form) {
        return form.present().get(ERASED_AT) != null;
    }

    private static Document notErasedOr(int version) {
        Document newer = new Document(VersionField.DEFAULT, new Document("$gt", version));
        return not(newer.append(ERASED_AT, new Document("$exists", true)));
    }

    /** Which stored copies a full state replaces. */
    private static Document guard(int version, ReplicaState state, Instant at) {
        Document newer = new Document(VersionField.DEFAULT, new Document("$gt", version));
        return switch (state) {
            case FORCED -> not(ERASED, publishedSince(at));
            case RESYNC -> not(ERASED, newer);
            default -> not(ERASED, newer, sameVersionNotOlderThan(version, at));
        };
    }

    /** A forced resync does not undo what was published while it ran. */
    private static Document publishedSince(Instant at) {
        return new Document(FULL_AT, new Document("$gte", Date.from(at)));
    }

    private static Document sameVersionNotOlderThan(int version, Instant at) {
        return new Document(VersionField.DEFAULT, version)
                .append(FULL_AT, new Document("$not", new Document("$lt", Date.from(at))));
    }

    private static Document not(Document... conditions) {
        return new Document("$nor", List.of(conditions));
    }

    /**
     * If the guard refuses the stored copy, the upsert fails with a duplicate key. It also fails if an older event, handled
     * at the same time, has just made the copy; therefore the change is tried once more on the stored copy.
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
        if (version <= intOf(stored.get(FULL_VERSION), -1) || stored.get(ERASED_AT) != null) {
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
        Document guard = new Document("_id", form.id())
                .append(VersionField.DEFAULT, stored.get(VersionField.DEFAULT))
                .append(ERASED_AT, null);
        if (collection.updateOne(guard, new Document("$set", set)).getMatchedCount() == 0) {
            throw overtaken(form, null);
        }
    }

    private static int intOf(@Nullable Object value, int otherwise) {
        return value instanceof Number number ? number.intValue() : otherwise;
    }

    private static RuntimeException overtaken(StoredForm form, @Nullable Exception cause) {
        return new OptimisticLockingFailureException(
                "The copy of %s was changed meanwhile".formatted(form.id()), cause);
    }
}
