package io.movers.notifications.models;

import io.movers.common.data.SetOnInsert;
import io.movers.common.events.contract.UserState;
import io.movers.common.security.AccountCopy;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

/** The copy of an account: whom to write to, and whether his sessions still count. */
@Document("users")
public class User extends AccountCopy {
    /** Only {@code user:created} carries it, so later events must leave it alone. */
    @SetOnInsert
    private @Nullable Integer activationCode;

    private @Nullable Instant deletedAt;

    User(String id, @Nullable Long version, String email) {
        super(id, version, email);
    }

    /**
     * What the event says about the account.
     *
     * @param activationCode null where the event carries none
     */
    public static User of(UserState event, @Nullable Integer activationCode) {
        User user = new User(event.id(), event.version(), event.email());
        user.show(event);
        user.activationCode = activationCode;
        user.deletedAt = event.deletedAt();
        return user;
    }

    /** First and last name as a mail greets with them. */
    public String fullName() {
        return Stream.of(getFirstName(), getLastName()).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    public @Nullable Integer getActivationCode() {
        return activationCode;
    }
}
