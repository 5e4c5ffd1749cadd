package io.movers.resources.models;

import io.movers.common.data.AboutPerson;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.contract.UserState;
import io.movers.common.security.AccountCopy;
import io.movers.common.security.Role;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;

/** The copy of an account whose user rents resources or works on them. */
@AboutPerson("_id")
@Document("users")
public class User extends AccountCopy {
    private @Nullable String client;
    private @Nullable String office;
    private @Nullable String role;
    private @Nullable Instant deletedAt;

    User(String id, @Nullable Long version, String email) {
        super(id, version, email);
    }

    /** The copy that an event describes. */
    public static User of(UserState event, ReplicaState state) {
        User user = new User(event.id(), event.version(), event.email());
        user.show(event);
        user.client = orNone(event.client(), state);
        user.office = orNone(event.office(), state);
        user.role = event.role();
        user.deletedAt = event.deletedAt();
        return user;
    }

    /** A missing name is stored as an empty one, unless the event is partial: then the stored name stays. */
    private static @Nullable String orNone(@Nullable String name, ReplicaState state) {
        return name == null && state != ReplicaState.PARTIAL ? "" : name;
    }

    public @Nullable String getClient() {
        return client;
    }

    public @Nullable String getOffice() {
        return office;
    }

    /** Whether the user is an employee of a company other than these. */
    public boolean isEmployeeOfAnother(Collection<@Nullable String> companies) {
        return Role.of(role) == Role.USER && client != null && !client.isEmpty() && !companies.contains(client);
    }
}
