package io.movers.auth.services;

import io.movers.auth.models.User;
import io.movers.auth.services.LoadedUsers.RefusedRow;
import io.movers.common.data.Command;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.ForbiddenException;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.Role;
import io.movers.common.security.SecurityEvents;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Service;

/** Creates the accounts of many users at once. Each row has its own result. */
@Service
public class LoadUsersService {
    private static final String UNREADABLE = "Invalid value";

    /** How many passwords are hashed at once; bounds the memory used and the delay of sign-ins meanwhile. */
    private static final int HASHED_AT_ONCE = 2;

    private final AccountService accounts;
    private final Companies companies;
    private final PasswordHashService hashes;
    private final SecurityEvents events;
    private final PasswordPolicyService passwords;
    private final OfficeService offices;
    private final Clock clock;

    LoadUsersService(
            AccountService accounts,
            Companies companies,
            PasswordHashService hashes,
            SecurityEvents events,
            PasswordPolicyService passwords,
            OfficeService offices,
            Clock clock) {
        this.accounts = accounts;
        this.companies = companies;
        this.hashes = hashes;
        this.events = events;
        this.passwords = passwords;
        this.offices = offices;
        this.clock = clock;
    }

    /**
     * Creates an account for each row that can be applied.
     *
     * @throws ForbiddenException the caller may not give the role, or a row names another company than the caller's
     */
    public LoadedUsers load(CurrentUser caller, Role role, List<NewUserRow> rows) {
        if (!caller.role().mayGive(role)) {
            throw new ForbiddenException();
        }
        CompanyScope scope = companies.of(caller);
        if (!rows.stream().allMatch(row -> scope.all() || scope.includes(RowValues.text(row.client())))) {
            throw new ForbiddenException();
        }
        LoadedUsers loaded = new LoadedUsers(new ArrayList<>(), new ArrayList<>());
        ExecutorService hashing = Executors.newFixedThreadPool(HASHED_AT_ONCE);
        try {
            for (int from = 0; from < rows.size(); from += HASHED_AT_ONCE) {
                loadBatch(
                        caller,
                        rows.subList(from, Math.min(rows.size(), from + HASHED_AT_ONCE)),
                        role,
                        hashing,
                        loaded);
            }
        } finally {
            hashing.shutdownNow();
            // Runs even after a failure half-way, because accounts that were created stay.
            loaded.created().forEach(user -> {
                events.record(SecurityEvents.Type.ACCOUNT_ADMINISTERED, caller, user.getId());
                events.roleGiven(caller, user.getId(), role);
            });
        }
        return loaded;
    }

    private void loadBatch(
            CurrentUser caller, List<NewUserRow> rows, Role role, ExecutorService hashing, LoadedUsers loaded) {
        List<NewUserRow> accepted = rows.stream()
                .filter(row -> !wasCreated(row, loaded) && accept(caller, row, loaded))
                .toList();
        List<Future<String>> hashed = accepted.stream()
                .map(row -> hashing.submit(() -> hashes.hashPatiently(String.valueOf(row.password()))))
                .toList();
        for (int i = 0; i < accepted.size(); i++) {
            store(accepted.get(i), hashed.get(i), role, loaded);
        }
    }

    /** Whether an earlier attempt at the command has created the account of the row. */
    private static boolean wasCreated(NewUserRow row, LoadedUsers loaded) {
        if (!Command.isRepeated() || !row.isReadable()) {
            return false;
        }
        Optional<User> earlier = Command.earlier(User.class).stream()
                .filter(user -> user.getEmail().equals(row.address())
                        && !loaded.created().contains(user))
                .findFirst();
        earlier.ifPresent(loaded.created()::add);
        return earlier.isPresent();
    }

    private boolean accept(CurrentUser caller, NewUserRow row, LoadedUsers loaded) {
        if (!row.isReadable() || passwords.isTooCommon(String.valueOf(row.password()))) {
            loaded.refused().add(new RefusedRow(row, UNREADABLE));
            return false;
        }
        if (accounts.exists(row.address())) {
            return false;
        }
        if (!caller.role().isStaff() && !offices.mayBelong(row.officeName(), row.company())) {
            loaded.refused().add(new RefusedRow(row, OfficeService.OF_ANOTHER_COMPANY));
            return false;
        }
        if (!accounts.admits(row.address(), row.company())) {
            loaded.refused().add(new RefusedRow(row, AccountService.NOT_AUTHORIZED));
            return false;
        }
        return true;
    }

    private void store(NewUserRow row, Future<String> hash, Role role, LoadedUsers loaded) {
        try {
            User user = User.unverified(
                    row.address(), hash.get(), role, row.profile(), CodeService.next(), clock.instant());
            loaded.created().add(accounts.create(user));
        } catch (BadRequestException e) {
            // Usually the address has just been taken, perhaps by an earlier row: then the account exists already.
            if (!accounts.exists(row.address())) {
                loaded.refused().add(new RefusedRow(row, String.valueOf(e.getMessage())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Loading users was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }
}
