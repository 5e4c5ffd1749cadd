package io.movers.common.data;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import io.movers.common.events.OutboxFullException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Writes aggregates: one document, one write, guarded by the version.
 *
 * <p>An update sets the fields that the class knows, unsets those that are null now and appends to the outbox. It never
 * replaces the document: that would drop fields of the original which the class does not know, and bring back outbox entries
 * that the relay has taken out meanwhile.
 */
public class AggregateStore {
    /** The array of events that wait to be sent; absent when there is none. */
    public static final String OUTBOX = "outbox";

    /** How many events may wait in one aggregate; with more, changes to it are refused. */
    public static final int OUTBOX_LIMIT = 100;

    private final MongoTemplate template;

    public AggregateStore(MongoTemplate template) {
        this.template = template;
    }

    /**
     * Inserts an aggregate that is new, or updates it if its stored version is still the one it was read with.
     *
     * @throws OptimisticLockingFailureException somebody else has changed it meanwhile
     * @throws org.springframework.dao.DuplicateKeyException a unique index refuses it
     */
    public void save(Aggregate aggregate) {
        save(aggregate, List::of);
    }

    /**
     * As {@link #save(Aggregate)}, with entries for the outbox in the same write.
     *
     * @param entries asked for when the aggregate already shows its new version
     * @return all entries that wait in the document now, in order
     * @throws OutboxFullException {@value #OUTBOX_LIMIT} events of this aggregate wait already
     */
    public List<Document> save(Aggregate aggregate, EntrySource entries) {
        Long before = aggregate.getVersion();
        try {
            aggregate.setVersion(before == null ? 0 : before + 1);
            List<Document> added = entries.entries();
            return before == null ? insert(aggregate, added) : update(aggregate, before, added);
        } catch (RuntimeException e) {
            aggregate.setVersion(before);
            throw e;
        }
    }

    /**
     * Inserts new aggregates in one write, each whole or not at all. Those that a unique index refuses are left out; the others
     * are stored.
     *
     * @param entries makes the outbox entries of one; asked for when it already shows its new version
     * @return the aggregates that are stored, in order, each with its outbox entries
     */
    public <A extends Aggregate> Map<A, List<Document>> insertAll(
            List<A> aggregates, Function<A, List<Document>> entries) {
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
        }
        return stored;
    }

    /** @return the places of those that a unique index has refused */
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

    /** The stored aggregate, or null if there is none with this id. */
    public <A extends Aggregate> @Nullable A find(Class<A> type, String id) {
        return template.findById(id, type);
    }

    /** Passes every stored aggregate of {@code type} to {@code action}, with bounded memory. */
    public <A extends Aggregate> void forEach(Class<A> type, Consumer<A> action) {
        try (Stream<A> all = template.stream(new Query().cursorBatchSize(100), type)) {
            all.forEach(action);
        }
    }

    /** What the stored form of that aggregate matches as long as nobody has changed it since it was read: for bookkeeping. */
    public static Document unchanged(Aggregate aggregate) {
        return unchanged(
                ObjectIds.stored(aggregate.getId()), VersionField.of(aggregate.getClass()), aggregate.version());
    }

    /**
     * Passes what matches to {@code action} in pages, in the order of the ids, with one query a page: for work that looks up more
     * for a whole page at once, and may change what it reads.
     *
     * @param matching without a sort; its fields, if it names some, must include the version
     * @param size how many a page has at most
     * @param action returns how many it has changed
     * @return how many were changed altogether
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
        template.execute(aggregate.getClass(), collection -> collection.insertOne(document));
        return entries;
    }

    private Document document(Aggregate aggregate, List<Document> entries) {
        StoredForm form = new StoredForm(template.getConverter(), aggregate);
        Document document = new Document("_id", form.id());
        document.putAll(form.present());
        document.put(VersionField.of(aggregate.getClass()), 0);
        if (!entries.isEmpty()) {
            document.put(OUTBOX, entries);
        }
        return document;
    }

    private List<Document> update(Aggregate aggregate, long before, List<Document> entries) {
        StoredForm form = new StoredForm(template.getConverter(), aggregate);
        String versionField = VersionField.of(aggregate.getClass());
        Document guard = unchanged(form.id(), versionField, before);
        Document change = new Document();
        change.put("$set", form.present().append(versionField, (int) (before + 1)));
        if (!form.absent().isEmpty()) {
            change.put("$unset", form.absent());
        }
        if (!entries.isEmpty()) {
            guard.append(OUTBOX + "." + (OUTBOX_LIMIT - 1), new Document("$exists", false));
            change.put("$push", new Document(OUTBOX, new Document("$each", entries)));
        }
        Document stored = template.execute(aggregate.getClass(), collection -> updateOne(collection, guard, change));
        if (stored == null) {
            throw refused(aggregate, form.id(), versionField, before);
        }
        return stored.getList(OUTBOX, Document.class, List.of());
    }

    private static @Nullable Document updateOne(MongoCollection<Document> collection, Document guard, Document change) {
        return collection.findOneAndUpdate(
                guard,
                change,
                new FindOneAndUpdateOptions()
                        .projection(new Document(OUTBOX, 1))
                        .returnDocument(ReturnDocument.AFTER));
    }

    private RuntimeException refused(Aggregate aggregate, Object id, String versionField, long before) {
        Document still = unchanged(id, versionField, before);
        Long unchanged = template.execute(aggregate.getClass(), collection -> collection.countDocuments(still));
        return unchanged != null && unchanged > 0
                ? new OutboxFullException(aggregate.getId(), OUTBOX_LIMIT)
                : new OptimisticLockingFailureException("%s %s has been changed meanwhile"
                        .formatted(aggregate.getClass().getSimpleName(), aggregate.getId()));
    }

    /** A document of the original may keep its version in the other field, or have none at all, which counts as 0. */
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
        /** The entries to append, in order. */
        List<Document> entries();
    }
}
