package io.movers.notifications.models;

import io.movers.common.data.AboutPerson;
import io.movers.common.data.SetOnInsert;
import io.movers.common.events.contract.UserState;
import io.movers.common.security.AccountCopy;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

/** This service's copy of an account: where to send its mails, and which of its sessions have ended. */
@AboutPerson(value = "_id", erased = "activationCode", secret = "activationCode")
@Document("users")
public class User extends AccountCopy {
    /** Only {@code user:created} carries it, so later events must not overwrite it. */
    @SetOnInsert
    private @Nullable Integer activationCode;

    private @Nullable Instant deletedAt;

    User(String id, @Nullable Long version, String email) {
        super(id, version, email);
    }

    /**
     * Maps the state that an event carries.
     *
     * @param activationCode null if the event carries none
     */
    public static User of(UserState event, @Nullable Integer activationCode) {
        User user = new User(event.id(), event.version(), event.email());
        user.show(event);
        user.activationCode = activationCode;
        user.deletedAt = event.deletedAt();
        return user;
    }

    /** First and last name, as in the greeting of a mail. */
    public String fullName() {
        return Stream.of(getFirstName(), getLastName()).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    public @Nullable Integer getActivationCode() {
        return activationCode;
    }
}
