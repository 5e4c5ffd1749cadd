package io.movers.servers;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The library's backend with repairs and indexes:
 *
 * <ul>
 *   <li>An index that is not unique answers queries, too, and gives them their order ({@link SecondaryIndex}). The library ignores it
 *       and scans the collection. Such indexes are built anew whenever a database is opened.
 *   <li>An aggregation that begins with a {@code $match} reads only what that finds. The library reads the whole collection.
 *   <li>A count of values that an index begins with is read from the index ({@link IndexedCount}).
 *   <li>A unique index serves every query that contains its keys, even one by id with a guard ({@code {_id, version}}). The
 *       library scans the collection unless the query contains only the keys. It also compares keys by Java's serialization, which took an
 *       eighth of the suite's CPU ({@link UniqueIndex}).
 *   <li>A stored document is replaced, never changed. The library changes it while answers that contain it are being
 *       written to the wire or to disk; such an answer never arrives.
 *   <li>A commit never happens in the middle of a command. The library lets its store commit at any time, so a kill could leave a document on
 *       the disk without its entry in an index, and nobody could ever write that document again.
 *   <li>An index that could not be built leaves nothing behind. The library would use the half-filled index at the next attempt.
 * </ul>
 */
class EmbeddedBackend extends H2Backend {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedBackend.class);
    private static final String ID_INDEX = "_id_";
    private static final String RANGES = "_ranges";

    /** What is between the names of a collection and of an index in the name of the map that keeps it. */
    private static final String INDEX = "._index_";

    /** The same for a unique index, whose map is of another form than the library's, which earlier releases had. */
    private static final String UNIQUE_INDEX = "._unique_";

    private static final ThreadLocal<@Nullable FirstMatch> FIRST_MATCH = new ThreadLocal<>();

    /** Made when it is needed: the library's constructor opens databases before this class's fields could be set. */
    private @Nullable Map<String, MongoDatabase> open;

    /** Each command shares it, each commit has it alone. */
    private final ReadWriteLock commits = new ReentrantReadWriteLock();

    private final ScheduledExecutorService committer;
    private final int commitDelayMillis;
    private final AtomicBoolean commitAwaited = new AtomicBoolean();

    /** @param commitDelayMillis what was acknowledged in that time before a kill may be lost, unless it was committed before */
    EmbeddedBackend(MVStore store, int commitDelayMillis) {
        super(store);
        this.commitDelayMillis = commitDelayMillis;
        committer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "mongo-commit");
            thread.setDaemon(true);
            return thread;
        });
        commitSoon(); // what opening the databases has written
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        FIRST_MATCH.set(FirstMatch.of(message.getDocument()));
        commits.readLock().lock();
        try {
            Document counted = counted(message.getDocument());
            return counted == null ? super.handleMessage(message) : counted;
        } finally {
            commits.readLock().unlock();
            FIRST_MATCH.remove();
            commitSoon();
        }
    }

    private @Nullable Document counted(Document command) {
        IndexedCount count = IndexedCount.of(command);
        return count != null && opened(count.database()) instanceof Database database ? database.answer(count) : null;
    }

    private synchronized @Nullable MongoDatabase opened(String name) {
        return open == null ? null : open.get(name);
    }

    /** One commit serves all commands of the delay. A timer that ran all the time would be half of an idle suite's work. */
    private void commitSoon() {
        if (!isInMemory() && !committer.isShutdown() && commitAwaited.compareAndSet(false, true)) {
            var unused = committer.schedule(this::commitChanges, commitDelayMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void commitChanges() {
        commitAwaited.set(false);
        try {
            if (!getMvStore().isClosed() && getMvStore().hasUnsavedChanges()) {
                commit();
            }
        } catch (RuntimeException e) {
            log.error("Writing the database's file failed", e);
            commitSoon();
        }
    }

    @Override
    public void commit() {
        commits.writeLock().lock();
        try {
            super.commit();
        } finally {
            commits.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        committer.shutdown();
        super.close();
    }

    /** Opens each database once. The library opens them all again to list them, which would take the indexes from those in use. */
    @Override
    protected synchronized MongoDatabase openOrCreateDatabase(String name) {
        if (open == null) {
            open = new HashMap<>();
        }
        return open.computeIfAbsent(name, missing -> new Database(missing, getCursorRegistry()));
    }

    @Override
    public synchronized void dropDatabase(String name) {
        super.dropDatabase(name);
        if (open != null) {
            open.remove(name);
        }
    }

    /** What an aggregation of a collection begins with. */
    private record FirstMatch(String namespace, Document query) {
        static @Nullable FirstMatch of(Document command) {
            return command.get("pipeline") instanceof List<?> pipeline
                            && !pipeline.isEmpty()
                            && pipeline.get(0) instanceof Document stage
                            && stage.get("$match") instanceof Document query
                    ? new FirstMatch(command.get("$db") + "." + command.get("aggregate"), query)
                    : null;
        }
    }

    /** An inner class, because the constructor of the library's class opens collections before this class's fields could be set. */
    private final class Database extends H2Database {
        /** Whether the indexes that the database had have been opened. */
        private boolean opened;

        Database(String name, CursorRegistry cursors) {
            super(name, withoutForeignIndexes(EmbeddedBackend.this.getMvStore(), name), cursors);
            opened = true;
        }

        @Nullable Document answer(IndexedCount count) {
            MongoCollection<Object> collection = resolveCollection(count.collection(), false);
            return collection == null ? null : count.answer(collection.getIndexes());
        }

        /**
         * An earlier release that has written since kept the unique indexes as the library does, and not ours. The library fills empty ones from
         * the documents.
         */
        private static MVStore withoutForeignIndexes(MVStore store, String database) {
            List<String> maps = store.getMapNames().stream()
                    .filter(map -> map.startsWith(database + "."))
                    .toList();
            if (maps.stream().anyMatch(map -> map.endsWith(INDEX + ID_INDEX))) {
                maps.stream()
                        .filter(map -> map.contains(INDEX) || map.contains(UNIQUE_INDEX))
                        .forEach(store::removeMap);
            }
            return store;
        }

        @Override
        protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
            String namespace = getDatabaseName() + "." + name;
            MVStore store = EmbeddedBackend.this.getMvStore();
            var documents = new MVMap.Builder<Object, Document>().keyType(new MixedKeyType());
            return new Collection(
                    this,
                    name,
                    options,
                    store.openMap("databases." + namespace, documents),
                    store.openMap("meta." + namespace));
        }

        /** Makes a second index with the same keys, because the library's unique one answers nothing but equality of all of them. */
        @Override
        protected Index<Object> openOrCreateUniqueIndex(
                String collection, String name, List<IndexKey> keys, boolean sparse) {
            if (!name.equals(ID_INDEX)) {
                resolveCollection(collection, true)
                        .addIndex(openOrCreateSecondaryIndex(collection, name + RANGES, keys, sparse));
            }
            MVStore store = EmbeddedBackend.this.getMvStore();
            String map = getDatabaseName() + "." + collection + UNIQUE_INDEX + name;
            if (opened && find(resolveCollection(collection, true), name) == null) {
                store.removeMap(map); // of an index that was dropped by an earlier release
            }
            return new UniqueIndex(store, map, name, keys, sparse);
        }

        /** Begins an index anew: another release may have written without it, and a kill may have come between two writes. */
        @Override
        protected Index<Object> openOrCreateSecondaryIndex(
                String collection, String name, List<IndexKey> keys, boolean sparse) {
            Index<Object> existing = find(resolveCollection(collection, true), name);
            if (existing != null) {
                return existing;
            }
            MVStore store = EmbeddedBackend.this.getMvStore();
            String map = getDatabaseName() + "." + collection + INDEX + name;
            store.removeMap(map);
            return new SecondaryIndex(store, map, name, keys, sparse);
        }

        @Override
        protected void dropIndex(MongoCollection<Object> collection, String name) {
            super.dropIndex(collection, name);
            MVStore store = EmbeddedBackend.this.getMvStore();
            List.of(UNIQUE_INDEX, INDEX).forEach(kind -> store.removeMap(collection.getFullName() + kind + name));
            if (find(collection, name + RANGES) != null) {
                dropIndex(collection, name + RANGES);
            }
        }

        private static @Nullable Index<Object> find(MongoCollection<Object> collection, String name) {
            return collection.getIndexes().stream()
                    .filter(index -> index.getName().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    private final class Collection extends H2Collection {
        private final MVMap<Object, Document> documents;

        Collection(
                MongoDatabase database,
                String name,
                CollectionOptions options,
                MVMap<Object, Document> documents,
                MVMap<String, Object> sizes) {
            super(database, name, options, documents, sizes, getCursorRegistry());
            this.documents = documents;
        }

        /** A unique index that could be filled only in part would be taken for complete. */
        @Override
        public void addIndex(Index<Object> index) {
            try {
                super.addIndex(index);
            } catch (RuntimeException e) {
                if (index instanceof UniqueIndex unique) {
                    unique.clear();
                }
                throw e;
            }
        }

        /** Returns copies, because an update changes the documents that its query has found and then stores them. */
        @Override
        protected QueryResult createQueryResult(List<Document> found, int batchSize) {
            return super.createQueryResult(found.stream().map(Document::clone).toList(), batchSize);
        }

        @Override
        protected QueryResult queryDocuments(
                Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
            if (getIndexes().stream().anyMatch(index -> index.isUnique() && index.canHandle(query))) {
                return super.queryDocuments(query, orderBy, skip, limit, batchSize, fields);
            }
            IndexScan scan = bestScan(query, orderBy, limit);
            Stream<Object> positions = scan == null
                    ? inOrderOfIds(query, orderBy)
                    : scan.index().positions(scan).distinct();
            if (positions == null) {
                return super.queryDocuments(query, orderBy, skip, limit, batchSize, fields);
            }
            if (orderBy == null && limit == 0) {
                // The order of a scan of the collection.
                positions = positions
                        .map(position -> Map.entry(SortableBytes.ofId(position), position))
                        .sorted(Map.Entry.comparingByKey(Arrays::compareUnsigned))
                        .map(Map.Entry::getValue);
            }
            return matchDocumentsFromStream(
                    positions.map(this::getDocument).filter(Objects::nonNull),
                    query,
                    scan == null || scan.ordered() ? null : orderBy,
                    skip,
                    limit,
                    batchSize,
                    fields);
        }

        /** All positions that the query's range of ids allows, if that is the order and all ids are of one type; else null. */
        private @Nullable Stream<Object> inOrderOfIds(Document query, @Nullable Document orderBy) {
            Object order = orderBy == null || orderBy.size() > 1 ? null : orderBy.get("_id");
            if (!(order instanceof Number direction)
                    || !(documents.firstKey() instanceof ObjectId && documents.lastKey() instanceof ObjectId)) {
                return null;
            }
            FieldCondition ids = FieldCondition.of(query).get("_id");
            Object lowest = ids == null ? null : SortableBytes.objectId(ids.lower());
            Object highest = ids == null ? null : SortableBytes.objectId(ids.upper());
            Cursor<Object, Document> found = direction.intValue() < 0
                    ? documents.cursor(highest, lowest, true)
                    : documents.cursor(lowest, highest, false);
            return StreamSupport.stream(
                    Spliterators.spliteratorUnknownSize(found, Spliterator.ORDERED | Spliterator.NONNULL), false);
        }

        private @Nullable IndexScan bestScan(Document query, @Nullable Document orderBy, int limit) {
            if (orderBy != null && orderBy.containsKey("$natural")) {
                return null;
            }
            Map<String, FieldCondition> conditions = FieldCondition.of(query);
            Map<String, Integer> order = new LinkedHashMap<>();
            if (orderBy != null) {
                orderBy.forEach((field, direction) ->
                        order.put(field, direction instanceof Number number ? number.intValue() : 0));
            }
            IndexScan best = null;
            for (Index<Object> index : getIndexes()) {
                if (index instanceof SecondaryIndex secondary) {
                    IndexScan scan = secondary.plan(conditions, order, limit > 0);
                    best = scan != null && scan.isBetterThan(best) ? scan : best;
                }
            }
            return best;
        }

        @Override
        public Stream<Document> queryAllAsStream() {
            FirstMatch match = FIRST_MATCH.get();
            if (match == null || !match.namespace().equals(getFullName())) {
                return super.queryAllAsStream();
            }
            // A later stage may read the collection again, and then all of it.
            FIRST_MATCH.remove();
            return StreamSupport.stream(handleQuery(match.query()).spliterator(), false);
        }
    }
}
