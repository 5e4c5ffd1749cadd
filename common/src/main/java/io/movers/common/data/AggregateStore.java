package io.movers.common.data;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import io.movers.common.events.OutboxFullException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.BasicQuery;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Writes aggregates: one document, one write, guarded by the version.
 *
 * <p>An update sets the fields that the class knows, unsets those that are null now, and appends to the outbox. It never replaces the
 * document: that would drop fields that the class does not know, and bring back outbox entries that the relay has removed meanwhile.
 */
public class AggregateStore implements AggregateWrites {
    /** The field with the array of unsent events; absent if there are none. */
    public static final String OUTBOX = "outbox";

    /** How many unsent events one aggregate may have; beyond that, changes to it are refused. */
    public static final int OUTBOX_LIMIT = 100;

    /** How many bytes the unsent events of one aggregate may have; MongoDB's limit for the whole document is 16 MB. */
    public static final int OUTBOX_BYTES = 8_192_000;

    private static final int BATCH = 1_000;

    /** Up to this many unsent events fit into {@link #OUTBOX_BYTES} in any case, since none is larger than 512,000 bytes. */
    private static final int FEW = 16;

    private static final int PAGE = 100;

    private final MongoTemplate template;
    private final RecentVersions recent = new RecentVersions();
    private final WriteListeners listeners = new WriteListeners();

    public AggregateStore(MongoTemplate template) {
        this.template = template;
    }

    @Override
    public void onStored(WriteListener listener) {
        listeners.add(listener);
    }

    /**
     * Lets an aggregate that was made, not read, stand for the stored one. Its next save succeeds only if the stored one has its first
     * version and exactly these values.
     */
    public void assumeStored(Aggregate asCreated) {
        StoredForm form = new StoredForm(template.getConverter(), asCreated);
        Document values = new Document(form.present());
        form.absent().keySet().forEach(field -> values.put(field, null));
        asCreated.setVersion(0L);
        asCreated.setAssumed(values);
    }

    /**
     * Inserts a new aggregate, or updates it if its stored version is still the one it was read with.
     *
     * @throws OptimisticLockingFailureException it was changed meanwhile
     * @throws org.springframework.dao.DuplicateKeyException a unique index refuses it
     */
    public void save(Aggregate aggregate) {
        save(aggregate, List::of);
    }

    /**
     * Does the same as {@link #save(Aggregate)} and adds entries to the outbox in the same write.
     *
     * @param entries called when the aggregate already has its new version
     * @return all entries in the stored outbox, in order
     * @throws OptimisticLockingFailureException it was changed meanwhile
     * @throws org.springframework.dao.DuplicateKeyException a unique index refuses it
     * @throws OutboxFullException the outbox would exceed {@value #OUTBOX_LIMIT} entries or {@value #OUTBOX_BYTES} bytes
     */
    public List<Document> save(Aggregate aggregate, EntrySource entries) {
        beforeWrite();
        Long before = aggregate.getVersion();
        try {
            aggregate.setVersion(before == null ? 0 : before + 1);
            List<Document> added = entries.entries();
            List<Document> stored = before == null ? insert(aggregate, added) : update(aggregate, before, added);
            recent.stored(aggregate);
            listeners.tell(aggregate.getClass(), aggregate.getId());
            return stored;
        } catch (RuntimeException e) {
            aggregate.setVersion(before);
            throw e;
        }
    }

    /**
     * Inserts new aggregates in one write, each whole or not at all. Those that a unique index refuses are left out.
     *
     * @param entries makes the outbox entries of an aggregate, which already has its first version
     * @return the stored aggregates, in order, each with its outbox entries
     */
    public <A extends Aggregate> Map<A, List<Document>> insertAll(
            List<A> aggregates, Function<A, List<Document>> entries) {
        beforeWrite();
        Map<A, List<Document>> stored = new LinkedHashMap<>();
        List<Document> documents = new ArrayList<>(aggregates.size());
        for (A aggregate : aggregates) {
            aggregate.setVersion(0L);
            List<Document> added = entries.apply(aggregate);
            documents.add(document(aggregate, added));
            stored.put(aggregate, added);
        }
        if (!aggregates.isEmpty()) {
            Set<Integer> refused =
                    template.execute(aggregates.get(0).getClass(), collection -> insertMany(collection, documents));
            if (refused != null) {
                refused.forEach(index -> stored.remove(aggregates.get(index)));
            }
            listeners.tell(aggregates.get(0).getClass(), null);
        }
        return stored;
    }

    private static void beforeWrite() {
        Command command = Command.current();
        if (command != null) {
            command.beforeWrite();
        }
    }

    /** Finds the aggregates that carry a mark. */
    <A extends Aggregate> List<A> findMarked(Class<A> type, Document mark) {
        return template.find(new BasicQuery(new Document(Command.MARKS, mark)), type);
    }

    /** Returns the positions of the documents that a unique index refused. */
    private static Set<Integer> insertMany(MongoCollection<Document> collection, List<Document> documents) {
        try {
            collection.insertMany(documents, new InsertManyOptions().ordered(false));
            return Set.of();
        } catch (MongoBulkWriteException e) {
            for (BulkWriteError error : e.getWriteErrors()) {
                if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
            }
            return e.getWriteErrors().stream().map(BulkWriteError::getIndex).collect(Collectors.toSet());
        }
    }

    /** Returns the stored aggregate, or null if there is none with this id. */
    public <A extends Aggregate> @Nullable A find(Class<A> type, String id) {
        return template.findById(id, type);
    }

    /**
     * Finds the aggregates of which the database has an older version than this process has stored. There are some after the database has
     * crashed and lost acknowledged writes. The last 10,000 aggregates stored by this process are compared; those that the database has
     * lost altogether are not found.
     */
    public List<Aggregate> findForgotten() {
        List<Aggregate> forgotten = new ArrayList<>();
        recent.byType().forEach((type, versions) -> {
            List<String> ids = List.copyOf(versions.keySet());
            for (int from = 0; from < ids.size(); from += BATCH) {
                List<String> batch = ids.subList(from, Math.min(ids.size(), from + BATCH));
                List<Object> older = olderThan(versions, type, batch);
                if (!older.isEmpty()) {
                    forgotten.addAll(template.find(query(where("_id").in(older)), type));
                }
            }
        });
        return forgotten;
    }

    /** The ids, as they are stored, of the aggregates whose stored version is lower than the given one. */
    private List<Object> olderThan(Map<String, Long> versions, Class<? extends Aggregate> type, List<String> ids) {
        Query stored = query(where("_id").in(ids.stream().map(ObjectIds::stored).toList()));
        String versionField = VersionField.of(type);
        stored.fields().include(versionField);
        List<Object> older = new ArrayList<>();
        for (Document document : template.find(stored, Document.class, template.getCollectionName(type))) {
            Object id = Objects.requireNonNull(document.get("_id"));
            long version = document.get(versionField) instanceof Number number ? number.longValue() : 0;
            if (version < versions.getOrDefault(id.toString(), 0L)) {
                older.add(id);
            }
        }
        return older;
    }

    /** Passes every stored aggregate of {@code type} to {@code action}, in the order of their ids, with one query for each hundred. */
    public <A extends Aggregate> void forEach(Class<A> type, Consumer<A> action) {
        forEachPage(type, new Query(), PAGE, page -> {
            page.forEach(action);
            return 0;
        });
    }

    /** Passes the ids of every stored aggregate of {@code type} to {@code action}, in order, in lists of {@code size}; the last may be shorter. */
    public <A extends Aggregate> void forEachPageOfIds(Class<A> type, int size, Consumer<List<String>> action) {
        MongoCollection<Document> all = template.getCollection(template.getCollectionName(type));
        Document next = new Document();
        List<Object> page;
        do {
            page = all.find(next)
                    .projection(new Document("_id", 1))
                    .sort(new Document("_id", 1))
                    .limit(size)
                    .map(aggregate -> aggregate.get("_id"))
                    .into(new ArrayList<>(size));
            if (!page.isEmpty()) {
                action.accept(page.stream().map(String::valueOf).toList());
                next = new Document("_id", new Document("$gt", page.get(page.size() - 1)));
            }
        } while (page.size() == size);
    }

    /** Filter for this aggregate at the version it was read with: for updates outside of {@link #save}, such as bookkeeping. */
    public static Document unchanged(Aggregate aggregate) {
        return unchanged(
                ObjectIds.stored(aggregate.getId()), VersionField.of(aggregate.getClass()), aggregate.version());
    }

    /**
     * Passes the matching aggregates to {@code action} in pages, in the order of their ids, with one query per page. The action may change
     * what it reads.
     *
     * @param matching without a sort; if it selects fields, they must include the version
     * @param size the largest size of a page
     * @param action returns how many aggregates it has changed
     * @return how many aggregates were changed altogether
     */
    public <A extends Aggregate> long forEachPage(
            Class<A> type, Query matching, int size, ToLongFunction<List<A>> action) {
        long changed = 0;
        Query next = Query.of(matching);
        List<A> page;
        do {
            page = template.find(next.with(Sort.by("_id")).limit(size), type);
            if (page.isEmpty()) {
                break;
            }
            changed += action.applyAsLong(page);
            String last = page.get(page.size() - 1).getId();
            next = Query.of(matching).addCriteria(Criteria.where("_id").gt(ObjectIds.stored(last)));
        } while (page.size() == size);
        return changed;
    }

    private List<Document> insert(Aggregate aggregate, List<Document> entries) {
        Document document = document(aggregate, entries);
        Command command = Command.current();
        if (command == null) {
            template.execute(aggregate.getClass(), collection -> collection.insertOne(document));
        } else {
            insert(aggregate, document.append(Command.CREATOR, command.nextCreated(aggregate.getClass())));
            command.countCreated(aggregate.getClass());
        }
        return entries;
    }

    private void insert(Aggregate aggregate, Document created) {
        try {
            template.execute(aggregate.getClass(), collection -> collection.insertOne(created));
        } catch (DuplicateKeyException e) {
            if (String.valueOf(e.getMessage()).contains(Command.CREATOR)) {
                throw new CommandTakenOverException("Another attempt has created what this one would create", e);
            }
            throw e;
        }
    }

    private Document document(Aggregate aggregate, List<Document> entries) {
        StoredForm form = new StoredForm(template.getConverter(), aggregate);
        Document document = new Document("_id", form.id());
        document.putAll(form.present());
        document.put(VersionField.of(aggregate.getClass()), 0);
        if (!entries.isEmpty()) {
            document.put(OUTBOX, entries);
        }
        Command command = Command.current();
        if (command != null) {
            document.put(Command.MARKS, List.of(command.mark()));
        }
        return document;
    }

    private List<Document> update(Aggregate aggregate, long before, List<Document> entries) {
        StoredForm form = new StoredForm(template.getConverter(), aggregate);
        String versionField = VersionField.of(aggregate.getClass());
        Document atVersion = unchanged(form.id(), versionField, before);
        atVersion.putAll(aggregate.takeAssumed());
        Command command = Command.current();
        if (command != null) {
            atVersion.putAll(command.notWrittenByAnother(aggregate));
        }
        Document change = change(form, versionField, before + 1, entries);
        Document stored = template.execute(aggregate.getClass(), collection -> {
            if (entries.isEmpty()) {
                return updateOne(collection, atVersion, change);
            }
            Document updated = null;
            if (entries.size() <= FEW) {
                String firstBeyondFew = OUTBOX + "." + (FEW - entries.size());
                Document few = new Document(atVersion).append(firstBeyondFew, new Document("$exists", false));
                updated = updateOne(collection, few, change);
            }
            return updated != null ? updated : updateIfItFits(collection, atVersion, change, aggregate, entries);
        });
        if (stored == null) {
            throw new OptimisticLockingFailureException("%s %s has been changed meanwhile"
                    .formatted(aggregate.getClass().getSimpleName(), aggregate.getId()));
        }
        return stored.getList(OUTBOX, Document.class, List.of());
    }

    private static Document change(StoredForm form, String versionField, long version, List<Document> entries) {
        Document change = new Document("$set", form.present().append(versionField, (int) version));
        if (!form.absent().isEmpty()) {
            change.put("$unset", form.absent());
        }
        Document push = new Document();
        if (!entries.isEmpty()) {
            push.put(OUTBOX, new Document("$each", entries));
        }
        Command command = Command.current();
        if (command != null) {
            push.put(
                    Command.MARKS,
                    new Document("$each", List.of(command.mark())).append("$slice", -Command.MARKS_KEPT));
        }
        if (!push.isEmpty()) {
            change.put("$push", push);
        }
        return change;
    }

    /** Counts the unsent events before it updates. Only saves add entries, so the version also guards the count. */
    private static @Nullable Document updateIfItFits(
            MongoCollection<Document> collection,
            Document atVersion,
            Document change,
            Aggregate aggregate,
            List<Document> entries) {
        Document current =
                collection.find(atVersion).projection(new Document(OUTBOX, 1)).first();
        if (current == null) {
            return null;
        }
        List<Document> waiting = current.getList(OUTBOX, Document.class, List.of());
        if (waiting.size() + entries.size() > OUTBOX_LIMIT || bytes(waiting) + bytes(entries) > OUTBOX_BYTES) {
            throw new OutboxFullException(aggregate.getId(), waiting.size());
        }
        return updateOne(collection, atVersion, change);
    }

    private static long bytes(List<Document> entries) {
        return entries.stream()
                .mapToLong(entry -> String.valueOf(entry.getString("data")).getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static @Nullable Document updateOne(MongoCollection<Document> collection, Document guard, Document change) {
        return collection.findOneAndUpdate(
                guard,
                change,
                new FindOneAndUpdateOptions()
                        .projection(new Document(OUTBOX, 1))
                        .returnDocument(ReturnDocument.AFTER));
    }

    /** A document of a Node service may keep its version in the other field, or have none, which counts as 0. */
    private static Document unchanged(Object id, String versionField, long before) {
        Document guard = new Document("_id", id);
        if (before == 0) {
            return guard.append(versionField, new Document("$in", Arrays.asList(0, null)));
        }
        Document here = new Document(versionField, (int) before);
        Document there = new Document(versionField, null).append(VersionField.other(versionField), (int) before);
        return guard.append("$or", List.of(here, there));
    }

    /** Makes the outbox entries of a save. */
    @FunctionalInterface
    public interface EntrySource {
        /** Returns the entries to append, in order. */
        List<Document> entries();
    }
}
