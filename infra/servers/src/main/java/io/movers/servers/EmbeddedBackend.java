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
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The library's backend with three repairs:
 *
 * <ul>
 *   <li>A unique index serves every query that contains its keys, even one by id with a guard ({@code {_id, version}}). The
 *       library scans the collection unless the query contains only the keys.
 *   <li>A stored document is replaced, never changed. The library changes it while answers that contain it are being
 *       written to the wire or to disk; such an answer never arrives.
 *   <li>An index that could not be built leaves nothing behind. The library would use the half-filled index at the next attempt.
 * </ul>
 */
class EmbeddedBackend extends H2Backend {
    EmbeddedBackend(MVStore store) {
        super(store);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new Database(name, getCursorRegistry());
    }

    /** An inner class, because the constructor of the library's class opens collections before this class's fields could be set. */
    private final class Database extends H2Database {
        Database(String name, CursorRegistry cursors) {
            super(name, EmbeddedBackend.this.getMvStore(), cursors);
        }

        @Override
        protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
            String namespace = getDatabaseName() + "." + name;
            MVStore store = EmbeddedBackend.this.getMvStore();
            return new Collection(
                    this, name, options, store.openMap("databases." + namespace), store.openMap("meta." + namespace));
        }

        @Override
        protected Index<Object> openOrCreateUniqueIndex(
                String collection, String name, List<IndexKey> keys, boolean sparse) {
            return new UniqueIndex(super.openOrCreateUniqueIndex(collection, name, keys, sparse), name, keys, sparse);
        }

        @Override
        protected synchronized void addIndex(Document description) {
            try {
                super.addIndex(description);
            } catch (IndexBuildFailedException e) {
                EmbeddedBackend.this
                        .getMvStore()
                        .removeMap(description.get("ns") + "._index_" + description.get("name"));
                throw e;
            }
        }
    }

    private final class Collection extends H2Collection {
        Collection(
                MongoDatabase database,
                String name,
                CollectionOptions options,
                MVMap<Object, Document> documents,
                MVMap<String, Object> sizes) {
            super(database, name, options, documents, sizes, getCursorRegistry());
        }

        /** Returns copies, because an update changes the documents that its query has found and then stores them. */
        @Override
        protected QueryResult createQueryResult(List<Document> found, int batchSize) {
            return super.createQueryResult(found.stream().map(Document::clone).toList(), batchSize);
        }
    }

    private static final class UniqueIndex extends Index<Object> {
        private final Index<Object> index;

        UniqueIndex(Index<Object> index, String name, List<IndexKey> keys, boolean sparse) {
            super(name, keys, sparse);
            this.index = index;
        }

        @Override
        public boolean canHandle(Document query) {
            if (!query.keySet().containsAll(keySet())) {
                return false;
            }
            var keysOnly = new Document();
            keySet().forEach(key -> keysOnly.put(key, query.get(key)));
            return index.canHandle(keysOnly);
        }

        @Override
        public Iterable<Object> getPositions(Document query) {
            return index.getPositions(query);
        }

        @Override
        public @Nullable Object getPosition(Document document) {
            return index.getPosition(document);
        }

        @Override
        public void checkAdd(Document document, MongoCollection<Object> collection) {
            index.checkAdd(document, collection);
        }

        @Override
        public void add(Document document, Object position, MongoCollection<Object> collection) {
            index.add(document, position, collection);
        }

        @Override
        public @Nullable Object remove(Document document) {
            return index.remove(document);
        }

        @Override
        public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
            index.checkUpdate(before, after, collection);
        }

        @Override
        public void updateInPlace(
                Document before, Document after, Object position, MongoCollection<Object> collection) {
            index.updateInPlace(before, after, position, collection);
        }

        @Override
        public long getCount() {
            return index.getCount();
        }

        @Override
        public boolean isEmpty() {
            return index.isEmpty();
        }

        @Override
        public long getDataSize() {
            return index.getDataSize();
        }

        @Override
        public boolean isUnique() {
            return index.isUnique();
        }

        @Override
        public void drop() {
            index.drop();
        }
    }
}
