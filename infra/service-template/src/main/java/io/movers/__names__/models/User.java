package io.movers.__names__.models;

import io.movers.common.data.AboutPerson;
import io.movers.common.events.contract.UserState;
import io.movers.common.security.AccountCopy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

/** Replica of an account, for checking sessions. */
@AboutPerson("_id")
@Document("users")
public class User extends AccountCopy {
    private @Nullable String client;
    private @Nullable String office;
    private @Nullable String role;
    private @Nullable String status;
    private @Nullable Instant deletedAt;

    User(String id, @Nullable Long version, String email) {
        super(id, version, email);
    }

    /** The replica that an event describes. */
    public static User of(UserState state) {
        User user = new User(state.id(), state.version(), state.email());
        user.show(state);
        user.client = state.client();
        user.office = state.office();
        user.role = state.role();
        user.status = state.status();
        user.deletedAt = state.deletedAt();
        return user;
    }
}
