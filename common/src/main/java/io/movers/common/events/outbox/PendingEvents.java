package io.movers.common.events.outbox;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import io.movers.common.data.AggregateStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The unsent events in all aggregates of the service. Queries use the sparse index on {@code outbox.at}. */
class PendingEvents implements SendRecord {
    private static final String OUTBOX = AggregateStore.OUTBOX;
    private static final String STORED_AT = OUTBOX + ".at";
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoTemplate template;
    private final List<Class<?>> types;

    /**
     * Creates the view.
     *
     * @param types the aggregates of the service that publish
     */
    PendingEvents(MongoTemplate template, List<Class<?>> types) {
        this.template = template;
        this.types = types;
    }

    String collectionOf(Class<?> type) {
        return template.getCollectionName(type);
    }

    /**
     * Passes the aggregates with an event stored before {@code cutoff} to {@code page}, those waiting longest first.
     *
     * @return whether there was any unsent event, however new
     */
    boolean forEachStoredBefore(Instant cutoff, int pageSize, Consumer<List<PendingAggregate>> page) {
        boolean any = false;
        for (String collection : collections()) {
            List<PendingAggregate> batch = new ArrayList<>(pageSize);
            try (MongoCursor<Document> cursor =
                    oldestFirst(collection).batchSize(pageSize).cursor()) {
                while (cursor.hasNext()) {
                    any = true;
                    Document document = cursor.next();
                    if (!storedAt(document).isBefore(cutoff)) {
                        break;
                    }
                    batch.add(PendingAggregate.of(
                            collection,
                            Objects.requireNonNull(document.get("_id")),
                            document.getList(OUTBOX, Document.class)));
                    if (batch.size() == pageSize) {
                        page.accept(List.copyOf(batch));
                        batch.clear();
                    }
                }
            }
            if (!batch.isEmpty()) {
                page.accept(batch);
            }
        }
        return any;
    }

    /** Walks the index: a range would make MongoDB sort in memory, since the index is over an array. */
    private FindIterable<Document> oldestFirst(String collection) {
        return template.getCollection(collection)
                .find(waiting())
                .projection(new Document(OUTBOX, 1))
                .sort(new Document(STORED_AT, 1));
    }

    private static Document waiting() {
        return new Document(STORED_AT, new Document("$exists", true));
    }

    /** Entries are in the order in which they were stored. */
    private static Instant storedAt(Document aggregate) {
        return aggregate.getList(OUTBOX, Document.class).get(0).getDate("at").toInstant();
    }

    /**
     * Removes sent events. Usually these are all events of an aggregate, and one update removes the array; otherwise only the sent entries are
     * removed. Neither changes the version.
     */
    @Override
    public void remove(List<PendingAggregate> sent) {
        Map<String, List<PendingAggregate>> byCollection =
                sent.stream().collect(Collectors.groupingBy(PendingAggregate::collection));
        byCollection.forEach((collection, aggregates) -> {
            int whole = write(
                    collection,
                    aggregates.stream().map(PendingEvents::unsetWhole).toList());
            if (whole < aggregates.size()) {
                write(
                        collection,
                        aggregates.stream().map(PendingEvents::pullSent).toList());
                write(
                        collection,
                        aggregates.stream().map(PendingEvents::unsetEmpty).toList());
            }
        });
    }

    @Override
    public void postpone(PendingAggregate aggregate, OutboxEntry entry, Instant nextAttemptAt) {
        template.getCollection(aggregate.collection())
                .updateOne(
                        new Document("_id", aggregate.id()).append(OUTBOX + ".id", entry.id()),
                        new Document("$inc", new Document(OUTBOX + ".$.attempts", 1))
                                .append("$set", new Document(OUTBOX + ".$.nextAttemptAt", Date.from(nextAttemptAt))));
    }

    /** The number of aggregates with unsent events. */
    long count() {
        return collections().stream()
                .mapToLong(collection -> template.getCollection(collection).countDocuments(waiting()))
                .sum();
    }

    /** When the oldest unsent event was stored; null if there is none. */
    @Nullable Instant oldest() {
        return collections().stream()
                .map(collection -> oldestFirst(collection).first())
                .filter(Objects::nonNull)
                .map(PendingEvents::storedAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private List<String> collections() {
        return types.stream().map(template::getCollectionName).distinct().toList();
    }

    private int write(String collection, List<UpdateOneModel<Document>> updates) {
        return template.getCollection(collection).bulkWrite(updates, UNORDERED).getMatchedCount();
    }

    private static UpdateOneModel<Document> unsetWhole(PendingAggregate sent) {
        List<OutboxEntry> entries = sent.entries();
        int last = entries.size() - 1;
        Document exactlyThese = new Document("_id", sent.id())
                .append(OUTBOX, new Document("$size", entries.size()))
                .append(OUTBOX + "." + last + ".id", entries.get(last).id());
        return new UpdateOneModel<>(exactlyThese, new Document("$unset", new Document(OUTBOX, "")));
    }

    private static UpdateOneModel<Document> pullSent(PendingAggregate sent) {
        List<String> ids = sent.entries().stream().map(OutboxEntry::id).toList();
        return new UpdateOneModel<>(
                new Document("_id", sent.id()).append(OUTBOX + ".id", new Document("$in", ids)),
                new Document("$pull", new Document(OUTBOX, new Document("id", new Document("$in", ids)))));
    }

    private static UpdateOneModel<Document> unsetEmpty(PendingAggregate sent) {
        return new UpdateOneModel<>(
                new Document("_id", sent.id()).append(OUTBOX, new Document("$size", 0)),
                new Document("$unset", new Document(OUTBOX, "")));
    }
}
