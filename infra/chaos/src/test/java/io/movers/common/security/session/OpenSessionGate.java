package io.movers.common.security.session;

import io.movers.chaos.off.Switch;
import io.movers.common.security.CurrentUser;
import org.springframework.data.mongodb.core.MongoOperations;

/** Lets ended sessions in until they expire. */
public class OpenSessionGate extends SessionGate {
    public OpenSessionGate(MongoOperations mongo) {
        super(mongo);
    }

    @Override
    public boolean admits(CurrentUser session) {
        return Switch.isOff("session-end") || super.admits(session);
    }
}
