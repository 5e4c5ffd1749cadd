package io.movers.auth.events.publishers;

import io.movers.auth.models.User;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.UserUpdated;
import org.springframework.stereotype.Component;

@Component
public class UserErasedPublisher extends Publisher<User, UserUpdated> {
    UserErasedPublisher(Outbox outbox) {
        super(Subjects.USER_ERASED, User.class, outbox);
    }

    @Override
    protected UserUpdated event(User user) {
        return UserEvents.state(user);
    }
}
