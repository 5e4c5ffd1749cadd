package io.movers.resources.models;

import io.movers.common.events.SignedOutSession;
import io.movers.common.events.UserState;
import io.movers.common.models.Replica;
import io.movers.common.models.ReplicaState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

/** The copy of an account: who works on a resource or rents it, and whether his sessions still count. */
@Document("users")
public class User extends Replica {
    private final String email;
    private final @Nullable String firstName;
    private final @Nullable String lastName;
    private final @Nullable String client;
    private final @Nullable String office;
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
            @Nullable String client,
            @Nullable String office,
            @Nullable Instant deletedAt,
            @Nullable Instant sessionsEndedAt,
            @Nullable List<SignedOutSession> signedOut) {
        super(id, version);
        this.email = email;
        this.firstName = firstName;
        this.lastName = lastName;
        this.client = client;
        this.office = office;
        this.deletedAt = deletedAt;
        this.sessionsEndedAt = sessionsEndedAt;
        this.signedOut = signedOut;
    }

    /** What the event says about the account. */
    public static User of(UserState event, ReplicaState state) {
        return new User(
                event.id(),
                event.version(),
                event.email(),
                event.firstName(),
                event.lastName(),
                orNone(event.client(), state),
                orNone(event.office(), state),
                event.deletedAt(),
                event.sessionsEndedAt(),
                event.signedOut());
    }

    /** The original stores an empty name where there is none; what a partial event leaves out may still be there. */
    private static @Nullable String orNone(@Nullable String name, ReplicaState state) {
        return name == null && state != ReplicaState.PARTIAL ? "" : name;
    }

    public String getEmail() {
        return email;
    }

    public @Nullable String getFirstName() {
        return firstName;
    }

    public @Nullable String getLastName() {
        return lastName;
    }

    public @Nullable String getClient() {
        return client;
    }

    public @Nullable String getOffice() {
        return office;
    }

    public @Nullable Instant getDeletedAt() {
        return deletedAt;
    }

    public @Nullable Instant getSessionsEndedAt() {
        return sessionsEndedAt;
    }

    public @Nullable List<SignedOutSession> getSignedOut() {
        return signedOut;
    }
}
