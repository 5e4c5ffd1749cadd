package io.movers.notifications.models;

import io.movers.common.events.SignedOutSession;
import io.movers.common.events.UserState;
import io.movers.common.models.Replica;
import io.movers.common.models.SetOnInsert;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

/** The copy of an account: whom to write to, and whether his sessions still count. */
@Document("users")
public class User extends Replica {
    private final String email;
    private final @Nullable String firstName;
    private final @Nullable String lastName;

    /** Only {@code user:created} carries it, so later events must leave it alone. */
    @SetOnInsert
    private final @Nullable Integer activationCode;

    private final @Nullable Instant deletedAt;
    private final @Nullable Instant sessionsEndedAt;
    private final @Nullable List<SignedOutSession> signedOut;

    @PersistenceCreator
    User(
            String id,
            @Nullable Long version,
            String email,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable Integer activationCode,
            @Nullable Instant deletedAt,
            @Nullable Instant sessionsEndedAt,
            @Nullable List<SignedOutSession> signedOut) {
        super(id, version);
        this.email = email;
        this.firstName = firstName;
        this.lastName = lastName;
        this.activationCode = activationCode;
        this.deletedAt = deletedAt;
        this.sessionsEndedAt = sessionsEndedAt;
        this.signedOut = signedOut;
    }

    /**
     * What the event says about the account.
     *
     * @param activationCode null where the event carries none
     */
    public static User of(UserState event, @Nullable Integer activationCode) {
        return new User(
                event.id(),
                event.version(),
                event.email(),
                event.firstName(),
                event.lastName(),
                activationCode,
                event.deletedAt(),
                event.sessionsEndedAt(),
                event.signedOut());
    }

    /** First and last name as a mail greets with them. */
    public String fullName() {
        return Stream.of(firstName, lastName).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    public String getEmail() {
        return email;
    }

    public @Nullable Integer getActivationCode() {
        return activationCode;
    }
}
