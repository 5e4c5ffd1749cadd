package io.movers.common.security;

import io.movers.common.data.Replica;
import io.movers.common.events.contract.SignedOutSession;
import io.movers.common.events.contract.UserState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every service's copy of an account holds: whose it is, and which of its sessions have ended, for {@link SessionGate}.
 * A service adds what else it needs, and {@code deletedAt} in the form in which it stores it.
 */
public abstract class AccountCopy extends Replica {
    private final String email;
    private @Nullable String firstName;
    private @Nullable String lastName;
    private @Nullable Instant sessionsEndedAt;
    private @Nullable List<SignedOutSession> signedOut;

    /** As it is read from the database, which then fills the other fields. */
    protected AccountCopy(String id, @Nullable Long version, String email) {
        super(id, version);
        this.email = email;
    }

    /** Takes over what an event says of the fields of this class. */
    protected final void show(UserState state) {
        firstName = state.firstName();
        lastName = state.lastName();
        sessionsEndedAt = state.sessionsEndedAt();
        signedOut = state.signedOut();
    }

    /** The address with which the owner signs in. */
    public String getEmail() {
        return email;
    }

    /** The owner's first name. */
    public @Nullable String getFirstName() {
        return firstName;
    }

    /** The owner's last name. */
    public @Nullable String getLastName() {
        return lastName;
    }
}
