package io.movers.auth.events.publishers;

import io.movers.auth.models.User;
import io.movers.common.events.Outbox;
import io.movers.common.events.Publisher;
import io.movers.common.events.contract.Subjects;
import io.movers.common.events.contract.UserCreated;
import java.util.Objects;
import org.springframework.stereotype.Component;

@Component
public class UserCreatedPublisher extends Publisher<User, UserCreated> {
    private static final int NOT_NEEDED = 0;

    UserCreatedPublisher(Outbox outbox) {
        super(Subjects.USER_CREATED, User.class, outbox);
    }

    /** Node's {@code notifications} refuses an account without a code, so one that is active from the start carries a code too. */
    @Override
    protected UserCreated event(User user) {
        return UserCreated.of(UserEvents.state(user), Objects.requireNonNullElse(user.getActivationCode(), NOT_NEEDED));
    }
}
