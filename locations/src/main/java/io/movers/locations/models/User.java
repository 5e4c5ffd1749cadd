package io.movers.locations.models;

import io.movers.common.events.SignedOutSession;
import io.movers.common.events.UserState;
import io.movers.common.models.Replica;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

/** This service's copy of an account: who it is, and which of its sessions have ended. */
@Document("users")
public class User extends Replica {
    private final String email;
    private @Nullable String firstName;
    private @Nullable String lastName;
    private @Nullable String client;
    private @Nullable String office;
    private @Nullable String role;
    private @Nullable String status;
    private @Nullable Instant deletedAt;
    private @Nullable Instant sessionsEndedAt;
    private @Nullable List<SignedOutSession> signedOut;

    User(String id, @Nullable Long version, String email) {
        super(id, version);
        this.email = email;
    }

    /** The copy that an event shows. */
    public static User of(UserState state) {
        User user = new User(state.id(), state.version(), state.email());
        user.firstName = state.firstName();
        user.lastName = state.lastName();
        user.client = state.client();
        user.office = state.office();
        user.role = state.role();
        user.status = state.status();
        user.deletedAt = state.deletedAt();
        user.sessionsEndedAt = state.sessionsEndedAt();
        user.signedOut = state.signedOut();
        return user;
    }
}
