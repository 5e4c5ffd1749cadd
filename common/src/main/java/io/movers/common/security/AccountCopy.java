package io.movers.common.security;

import io.movers.common.data.CopyOf;
import io.movers.common.data.Replica;
import io.movers.common.events.contract.SignedOutSession;
import io.movers.common.events.contract.UserState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.Indexed;

/**
 * Base of a service's copy of an account. It contains the owner's name and address, and which sessions have ended, so that
 * the service can refuse those. A service adds the fields that it needs, and {@code deletedAt} as an instant. An account that its
 * owner no longer has is archived, because sessions of an account without a copy would pass.
 */
@CopyOf(value = "user:updated", archived = true)
public abstract class AccountCopy extends Replica {
    /** The collection of accounts, in the service that owns them and in those that copy them. */
    public static final String COLLECTION = "users";

    private final String email;
    private @Nullable String firstName;
    private @Nullable String lastName;
    private @Nullable Instant sessionsEndedAt;
    private @Nullable List<SignedOutSession> signedOut;

    /** When the account was erased. */
    @Indexed(sparse = true)
    private @Nullable Instant erasedAt;

    /** Creates the copy as Spring Data reads it; the other fields are filled afterwards. */
    protected AccountCopy(String id, @Nullable Long version, String email) {
        super(id, version);
        this.email = email;
    }

    /** Copies this class's fields from an event. */
    protected final void show(UserState state) {
        firstName = state.firstName();
        lastName = state.lastName();
        sessionsEndedAt = state.sessionsEndedAt();
        signedOut = state.signedOut();
        erasedAt = state.erasedAt();
    }

    /** The address with which the owner signs in. */
    public String getEmail() {
        return email;
    }

    /** Whether the account was erased. */
    public boolean isErased() {
        return erasedAt != null;
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
