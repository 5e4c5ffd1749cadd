package io.movers.auth.events.publishers;

import io.movers.auth.models.User;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.UserCreated;
import org.springframework.stereotype.Component;

@Component
public class UserCreatedPublisher extends Publisher<User, UserCreated> {
    UserCreatedPublisher(Outbox outbox) {
        super(Subjects.USER_CREATED, User.class, outbox);
    }

    @Override
    protected UserCreated event(User user) {
        return UserCreated.of(UserEvents.state(user), user.getActivationCode());
    }
}
