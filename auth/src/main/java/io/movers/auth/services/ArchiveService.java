package io.movers.auth.services;

import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.data.ObjectIds;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.ForbiddenException;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Closes accounts and opens them again. */
@Service
public class ArchiveService {
    private final UserRepository users;
    private final Companies companies;
    private final UserUpdatedPublisher userUpdated;
    private final Clock clock;

    ArchiveService(UserRepository users, Companies companies, UserUpdatedPublisher userUpdated, Clock clock) {
        this.users = users;
        this.companies = companies;
        this.userUpdated = userUpdated;
        this.clock = clock;
    }

    public User archive(CurrentUser caller, String id) {
        CompanyScope scope = companies.of(caller);
        return OptimisticRetry.retry(() -> {
            User user = users.find(id);
            if (user == null || !scope.includes(user.getClient())) {
                throw new BadRequestException("User not found");
            }
            if (!caller.role().mayChange(user.getRole())) {
                throw new ForbiddenException();
            }
            return save(user, this::close);
        });
    }

    /** Those of the accounts that could be closed, in the order of their rows. */
    public List<User> archiveAll(CurrentUser caller, List<?> ids) {
        return changeAll(caller, ids, this::close);
    }

    /** Those of the accounts that could be opened, in the order of their rows. */
    public List<User> enableAll(CurrentUser caller, List<?> ids) {
        return changeAll(caller, ids, User::enable);
    }

    private List<User> changeAll(CurrentUser caller, List<?> ids, Consumer<User> change) {
        CompanyScope scope = companies.of(caller);
        List<User> changed = new ArrayList<>();
        for (Object id : ids) {
            OptimisticRetry.retry(() -> changeIfPossible(caller, scope, id, change))
                    .ifPresent(changed::add);
        }
        return changed;
    }

    private Optional<User> changeIfPossible(
            CurrentUser caller, CompanyScope scope, @Nullable Object id, Consumer<User> change) {
        String hex = ObjectIds.hex(id);
        User user = hex == null ? null : users.find(hex);
        return user == null
                        || !scope.includes(user.getClient())
                        || !caller.role().mayChange(user.getRole())
                ? Optional.empty()
                : Optional.of(save(user, change));
    }

    private User save(User user, Consumer<User> change) {
        change.accept(user);
        userUpdated.publish(user);
        return user;
    }

    private void close(User user) {
        user.archive(clock.instant());
    }
}
