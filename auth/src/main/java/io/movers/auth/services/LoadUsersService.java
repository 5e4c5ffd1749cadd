package io.movers.auth.services;

import io.movers.auth.models.Profile;
import io.movers.auth.models.User;
import io.movers.auth.models.views.UserView;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.ForbiddenException;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.Role;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Accounts of many people at once. Each row has its own result. */
@Service
public class LoadUsersService {
    private static final String UNREADABLE = "Invalid value";

    /** Rows whose passwords are hashed while the one before is stored: bounded in memory and in what it takes from others. */
    private static final int AHEAD = 2;

    private final AccountService accounts;
    private final Companies companies;
    private final PasswordHashService hashes;
    private final Clock clock;

    LoadUsersService(AccountService accounts, Companies companies, PasswordHashService hashes, Clock clock) {
        this.accounts = accounts;
        this.companies = companies;
        this.hashes = hashes;
        this.clock = clock;
    }

    /** What became of the rows: accounts that exist already are in neither list. */
    public record Loaded(List<UserView> success, List<Refusal> errors) {}

    /** A row that was refused, without its password. */
    public record Refusal(Map<String, @Nullable Object> user, String reason) {}

    /** A row as it was sent. */
    public record Row(
            @Nullable Object email,
            @Nullable Object password,
            @Nullable Object firstName,
            @Nullable Object lastName,
            @Nullable Object client,
            @Nullable Object office,
            @Nullable Object mainTransportationMethod,
            @Nullable Object secondaryTransportationMethod) {

        boolean isReadable() {
            return password instanceof String
                    && RowValues.text(email) != null
                    && RowValues.text(firstName) != null
                    && RowValues.text(lastName) != null
                    && RowValues.text(client) != null
                    && RowValues.text(office) != null
                    && RowValues.text(mainTransportationMethod) != null
                    && RowValues.text(secondaryTransportationMethod) != null;
        }

        Profile profile() {
            return new Profile(
                    RowValues.text(firstName),
                    RowValues.text(lastName),
                    RowValues.text(client),
                    RowValues.text(office),
                    RowValues.text(mainTransportationMethod),
                    RowValues.text(secondaryTransportationMethod),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        Map<String, @Nullable Object> shown() {
            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
            shown.put("email", email);
            shown.put("firstName", firstName);
            shown.put("lastName", lastName);
            shown.put("client", client);
            shown.put("office", office);
            shown.put("mainTransportationMethod", mainTransportationMethod);
            shown.put("secondaryTransportationMethod", secondaryTransportationMethod);
            return shown;
        }
    }

    public Loaded load(CurrentUser caller, Role role, List<Row> rows) {
        if (!caller.role().mayGive(role)) {
            throw new ForbiddenException();
        }
        CompanyScope scope = companies.of(caller);
        if (!rows.stream().allMatch(row -> scope.all() || scope.includes(RowValues.text(row.client())))) {
            throw new ForbiddenException();
        }
        Loaded loaded = new Loaded(new ArrayList<>(), new ArrayList<>());
        ExecutorService hashing = Executors.newFixedThreadPool(AHEAD);
        try {
            for (int from = 0; from < rows.size(); from += AHEAD) {
                loadBatch(rows.subList(from, Math.min(rows.size(), from + AHEAD)), role, hashing, loaded);
            }
        } finally {
            hashing.shutdownNow();
        }
        return loaded;
    }

    private void loadBatch(List<Row> rows, Role role, ExecutorService hashing, Loaded loaded) {
        List<Row> fit = rows.stream().filter(row -> isFit(row, loaded)).toList();
        List<Future<String>> hashed = fit.stream()
                .map(row -> hashing.submit(() -> hashes.hashPatiently(String.valueOf(row.password()))))
                .toList();
        for (int i = 0; i < fit.size(); i++) {
            store(fit.get(i), hashed.get(i), role, loaded);
        }
    }

    private boolean isFit(Row row, Loaded loaded) {
        if (!row.isReadable()) {
            loaded.errors().add(new Refusal(row.shown(), UNREADABLE));
            return false;
        }
        String email = String.valueOf(RowValues.text(row.email()));
        if (accounts.exists(email)) {
            return false;
        }
        if (!accounts.admits(email, String.valueOf(RowValues.text(row.client())))) {
            loaded.errors().add(new Refusal(row.shown(), AccountService.NOT_AUTHORIZED));
            return false;
        }
        return true;
    }

    private void store(Row row, Future<String> hash, Role role, Loaded loaded) {
        try {
            User user = User.unverified(
                    String.valueOf(RowValues.text(row.email())),
                    hash.get(),
                    role,
                    row.profile(),
                    CodeService.next(),
                    clock.instant());
            loaded.success().add(UserView.of(accounts.create(user)));
        } catch (BadRequestException e) {
            // Somebody has just taken the address, perhaps the row before: then it exists already.
            if (!accounts.exists(String.valueOf(RowValues.text(row.email())))) {
                loaded.errors().add(new Refusal(row.shown(), String.valueOf(e.getMessage())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Loading was interrupted", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }
}
