package io.movers.servers;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.Set;
import org.h2.mvstore.MVStore;

/** The backend that answers a write only when it is on the disk, as a MongoDB does that is asked for its journal. */
final class DurableWrites extends EmbeddedBackend {
    private static final Set<String> WRITES =
            Set.of("insert", "update", "delete", "findAndModify", "createIndexes", "drop", "dropDatabase");

    DurableWrites(MVStore store) {
        super(store, MongoServer.COMMIT_DELAY_MILLIS);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        Document answer = super.handleMessage(message);
        if (message.getDocument().keySet().stream().anyMatch(WRITES::contains)) {
            commit();
            getMvStore().sync();
        }
        return answer;
    }
}
