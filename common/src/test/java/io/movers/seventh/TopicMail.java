package io.movers.seventh;

import io.movers.common.events.EffectListener;
import io.movers.common.events.Message;
import io.movers.common.events.contract.EmailAuthorized;
import io.movers.common.events.contract.Subjects;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** An effect that waits for its precondition. */
@Component
@Profile("copy")
public class TopicMail extends EffectListener<EmailAuthorized> {
    /** The ids of the aggregates whose effect has happened. */
    public final List<String> sent = new CopyOnWriteArrayList<>();

    public volatile boolean preconditionHolds;

    TopicMail() {
        super(Subjects.EMAIL_AUTHORIZED);
    }

    @Override
    public void onMessage(EmailAuthorized event, Message msg) {
        if (preconditionHolds) {
            sent.add(event.id());
            msg.ack();
        }
    }
}
