package io.movers.notifications.models;

import io.movers.chaos.off.Switch;
import java.time.Clock;
import java.time.Duration;
import org.bson.types.ObjectId;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Does not know again the mail of an event: every delivery sends one. */
public class ForgetfulMailRepository extends MailRepository {
    ForgetfulMailRepository(MongoTemplate template, Clock clock) {
        super(template, clock);
    }

    @Override
    public boolean isFinished(String eventId) {
        return !Switch.isOff("mails-key") && super.isFinished(eventId);
    }

    @Override
    public MailClaim claim(String eventId, String kind, String userId, Duration lease) {
        String id = Switch.isOff("mails-key") ? new ObjectId().toHexString() : eventId;
        return super.claim(id, kind, userId, lease);
    }
}
