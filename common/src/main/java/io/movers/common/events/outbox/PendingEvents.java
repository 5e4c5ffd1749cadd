package io.movers.common.events.outbox;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import io.movers.common.data.AggregateStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The outbox arrays of all aggregates of the service, as the relay needs them. */
class PendingEvents {
    private static final String OUTBOX = AggregateStore.OUTBOX;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoTemplate template;
    private final List<Class<?>> types;

    /** @param types the aggregates of the service that publish */
    PendingEvents(MongoTemplate template, List<Class<?>> types) {
        this.template = template;
        this.types = types;
    }

    String collectionOf(Class<?> type) {
        return template.getCollectionName(type);
    }

    /** Passes every aggregate with an event stored before {@code cutoff} to {@code page}, some at a time, oldest first. */
    void forEachStoredBefore(Instant cutoff, int pageSize, Consumer<List<PendingAggregate>> page) {
        for (String collection : collections()) {
            List<PendingAggregate> batch = new ArrayList<>(pageSize);
            try (MongoCursor<Document> cursor = template.getCollection(collection)
                    .find(storedBefore(cutoff))
                    .projection(new Document(OUTBOX, 1))
                    .batchSize(pageSize)
                    .cursor()) {
                while (cursor.hasNext()) {
                    Document document = cursor.next();
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
    }

    /**
     * Takes out what has been sent. Mostly that is all there is, and the array goes with one update; where something was added
     * meanwhile, just the sent entries go. Neither touches the version.
     */
    void remove(List<PendingAggregate> sent) {
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

    /** Notes a refusal, so that the event waits for its turn. */
    void postpone(PendingAggregate aggregate, OutboxEntry entry, Instant nextAttemptAt) {
        template.getCollection(aggregate.collection())
                .updateOne(
                        new Document("_id", aggregate.id()).append(OUTBOX + ".id", entry.id()),
                        new Document("$inc", new Document(OUTBOX + ".$.attempts", 1))
                                .append("$set", new Document(OUTBOX + ".$.nextAttemptAt", Date.from(nextAttemptAt))));
    }

    /** How many aggregates have something waiting. */
    long count() {
        long count = 0;
        for (String collection : collections()) {
            count += template.getCollection(collection)
                    .countDocuments(new Document(OUTBOX, new Document("$exists", true)));
        }
        return count;
    }

    /** When the oldest waiting event was stored; null if none waits. */
    @Nullable Instant oldest() {
        Instant oldest = null;
        for (String collection : collections()) {
            Document first = template.getCollection(collection)
                    .find(new Document(OUTBOX, new Document("$exists", true)))
                    .projection(new Document(OUTBOX + ".at", 1))
                    .sort(new Document(OUTBOX + ".at", 1))
                    .first();
            if (first != null) {
                Instant at = first.getList(OUTBOX, Document.class)
                        .get(0)
                        .getDate("at")
                        .toInstant();
                oldest = oldest == null || at.isBefore(oldest) ? at : oldest;
            }
        }
        return oldest;
    }

    private List<String> collections() {
        return types.stream().map(template::getCollectionName).distinct().toList();
    }

    private static Document storedBefore(Instant cutoff) {
        return new Document(OUTBOX + ".at", new Document("$lt", Date.from(cutoff)));
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
