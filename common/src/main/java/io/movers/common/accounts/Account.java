package io.movers.common.accounts;

import io.movers.common.data.AboutPerson;
import io.movers.common.events.contract.UserState;
import io.movers.common.security.AccountCopy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

/** A service's copy of an account: the owner's company and role, and which sessions have ended. */
@AboutPerson("_id")
@Document(AccountCopy.COLLECTION)
public class Account extends AccountCopy {
    private @Nullable String client;
    private @Nullable String office;
    private @Nullable String role;
    private @Nullable String status;
    private @Nullable Instant deletedAt;

    Account(String id, @Nullable Long version, String email) {
        super(id, version, email);
    }

    /** Maps the state that an event carries. */
    public static Account of(UserState state) {
        Account account = new Account(state.id(), state.version(), state.email());
        account.show(state);
        account.client = state.client();
        account.office = state.office();
        account.role = state.role();
        account.status = state.status();
        account.deletedAt = state.deletedAt();
        return account;
    }

    /** The name of the company that the account belongs to; null if none. */
    public @Nullable String getClient() {
        return client;
    }

    /** The name of the owner's office; null if none. */
    public @Nullable String getOffice() {
        return office;
    }

    /** The owner's role, as {@link io.movers.common.security.Role} reads it. */
    public @Nullable String getRole() {
        return role;
    }
}
