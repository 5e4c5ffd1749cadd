package io.movers.servers;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import org.h2.mvstore.MVStore;

/** The backend of a server that refuses every sign-in, as MongoDB does with a wrong password. */
final class RefusedSignIns extends H2Backend {
    private static final int AUTHENTICATION_FAILED = 18;

    RefusedSignIns(MVStore store) {
        super(store);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        if (message.getDocument().containsKey("saslStart")) {
            throw new MongoServerError(AUTHENTICATION_FAILED, "AuthenticationFailed", "Authentication failed.");
        }
        return super.handleMessage(message);
    }
}
