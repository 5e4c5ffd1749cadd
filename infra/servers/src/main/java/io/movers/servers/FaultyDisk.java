package io.movers.servers;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.h2.mvstore.MVStore;

/** A database whose disk can be full, and which is told how much of what it acknowledged a kill may take. */
final class FaultyDisk extends EmbeddedBackend {
    private static final int OUT_OF_DISK_SPACE = 14031;
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify", "findandmodify");

    private final boolean commitsFirst;
    private final Path full;

    FaultyDisk(MVStore store, int commitDelayMillis, Path full) {
        super(store, commitDelayMillis == 0 ? MongoServer.COMMIT_DELAY_MILLIS : commitDelayMillis);
        this.commitsFirst = commitDelayMillis == 0;
        this.full = full;
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        boolean writes = message.getDocument().keySet().stream()
                .findFirst()
                .filter(WRITES::contains)
                .isPresent();
        if (writes && Files.exists(full)) {
            throw new MongoServerError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", "No space left on device");
        }
        try {
            return super.handleMessage(message);
        } finally {
            if (writes && commitsFirst) {
                commit();
            }
        }
    }
}
