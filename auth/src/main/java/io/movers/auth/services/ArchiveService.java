package io.movers.auth.services;

import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.data.Command;
import io.movers.common.data.ObjectIds;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.ForbiddenException;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.SecurityEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Archives accounts and enables them again. */
@Service
public class ArchiveService {
    private final UserRepository users;
    private final Companies companies;
    private final UserUpdatedPublisher userUpdated;
    private final SecurityEvents events;
    private final SessionTimes times;

    ArchiveService(
            UserRepository users,
            Companies companies,
            UserUpdatedPublisher userUpdated,
            SecurityEvents events,
            SessionTimes times) {
        this.users = users;
        this.companies = companies;
        this.userUpdated = userUpdated;
        this.events = events;
        this.times = times;
    }

    /**
     * Archives an account.
     *
     * @throws BadRequestException there is no such account in the caller's companies
     * @throws ForbiddenException the account ranks above the caller
     */
    public User archive(CurrentUser caller, String id) {
        CompanyScope scope = companies.of(caller);
        User archived = Command.once(
                User.class,
                id,
                () -> OptimisticRetry.retry(() -> {
                    User user = users.find(id);
                    if (user == null || user.isErased() || !scope.includes(user.getClient())) {
                        throw new BadRequestException("User not found");
                    }
                    if (!caller.role().mayChange(user.getRole())) {
                        throw new ForbiddenException();
                    }
                    return save(user, this::archive);
                }));
        events.record(SecurityEvents.Type.ACCOUNT_ARCHIVED, caller, archived.getId());
        return archived;
    }

    /** Archives accounts and returns those that could be archived, in the order of the ids. */
    public List<User> archiveAll(CurrentUser caller, List<?> ids) {
        return changeAll(caller, ids, this::archive, SecurityEvents.Type.ACCOUNT_ARCHIVED);
    }

    /** Enables accounts and returns those that could be enabled, in the order of the ids. */
    public List<User> enableAll(CurrentUser caller, List<?> ids) {
        return changeAll(caller, ids, User::enable, SecurityEvents.Type.ACCOUNT_ENABLED);
    }

    private List<User> changeAll(CurrentUser caller, List<?> ids, Consumer<User> change, SecurityEvents.Type event) {
        CompanyScope scope = companies.of(caller);
        List<User> changed = new ArrayList<>();
        for (Object id : ids) {
            OptimisticRetry.retry(() -> changeIfPossible(caller, scope, id, change))
                    .ifPresent(user -> {
                        events.record(event, caller, user.getId());
                        changed.add(user);
                    });
        }
        return changed;
    }

    private Optional<User> changeIfPossible(
            CurrentUser caller, CompanyScope scope, @Nullable Object id, Consumer<User> change) {
        String hex = ObjectIds.hex(id);
        User user = hex == null ? null : users.find(hex);
        return user == null
                        || user.isErased()
                        || !scope.includes(user.getClient())
                        || !caller.role().mayChange(user.getRole())
                ? Optional.empty()
                : Optional.of(Command.once(User.class, user.getId(), () -> save(user, change)));
    }

    private User save(User user, Consumer<User> change) {
        change.accept(user);
        userUpdated.publish(user);
        return user;
    }

    private void archive(User user) {
        user.archive(times.end(user));
    }
}
