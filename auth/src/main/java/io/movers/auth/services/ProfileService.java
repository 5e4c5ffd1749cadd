package io.movers.auth.services;

import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.Profile;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.data.Command;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.ApiError;
import io.movers.common.errors.ForbiddenException;
import io.movers.common.errors.NotAuthorizedException;
import io.movers.common.errors.NotFoundException;
import io.movers.common.errors.RequestValidationException;
import io.movers.common.images.ImageData;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.SecurityEvents;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Changes the profiles of accounts. */
@Service
public class ProfileService {
    private final UserRepository users;
    private final OfficeService offices;
    private final Companies companies;
    private final PasswordHashService hashes;
    private final PasswordPolicyService passwords;
    private final PasswordProperties passwordProperties;
    private final RateLimitService limits;
    private final PhotoService photos;
    private final UserUpdatedPublisher userUpdated;
    private final SecurityEvents events;
    private final CompanyService companyNames;
    private final SessionTimes times;

    ProfileService(
            UserRepository users,
            OfficeService offices,
            Companies companies,
            PasswordHashService hashes,
            PasswordPolicyService passwords,
            PasswordProperties passwordProperties,
            RateLimitService limits,
            PhotoService photos,
            UserUpdatedPublisher userUpdated,
            SecurityEvents events,
            CompanyService companyNames,
            SessionTimes times) {
        this.users = users;
        this.offices = offices;
        this.companies = companies;
        this.hashes = hashes;
        this.passwords = passwords;
        this.passwordProperties = passwordProperties;
        this.limits = limits;
        this.photos = photos;
        this.userUpdated = userUpdated;
        this.events = events;
        this.companyNames = companyNames;
        this.times = times;
    }

    /**
     * Updates the caller's own account. Its company changes only if the caller is staff.
     *
     * @throws NotAuthorizedException the caller's session has ended in the meantime
     * @throws RequestValidationException the office is another company's, or the current password is wrong or missing
     */
    public AuthenticatedAccount update(CurrentUser caller, Profile given, @Nullable PasswordChange password) {
        Instant readAt = times.now();
        Profile profile =
                caller.role().isStaff() ? given : given.toBuilder().client(null).build();
        Genders.check(profile.gender());
        ImageData photo = photos.readUnlessOwn(profile.photo());
        User user = require(caller.id());
        requireOwnOffice(caller, profile, user);
        String hash = hash(caller, user, password);
        String kept = "".equals(profile.photo()) ? null : profile.photo();
        String address = photo == null ? kept : photos.store(photo);
        User changed = change(
                caller,
                user.getId(),
                profile.toBuilder().photo(address).build(),
                hash,
                now -> requireOwnOffice(caller, profile, now));
        return new AuthenticatedAccount(changed, readAt);
    }

    /**
     * Updates another account, or the caller's own by its id.
     *
     * @throws NotAuthorizedException the account is the caller's, whose session has ended in the meantime
     * @throws NotFoundException there is no such account in the caller's companies
     * @throws ForbiddenException the account ranks above the caller, or only staff may make the change
     * @throws RequestValidationException the office is another company's, or the current password is wrong or missing
     */
    public User update(CurrentUser caller, String id, Profile profile, @Nullable PasswordChange password) {
        return Command.once(User.class, id, () -> updateNow(caller, id, profile, password));
    }

    private User updateNow(CurrentUser caller, String id, Profile profile, @Nullable PasswordChange password) {
        Genders.check(profile.gender());
        ImageData photo = PhotoService.readIfData(profile.photo());
        User user = require(id);
        requirePermission(caller, user, profile, password);
        String hash = hash(caller, user, password);
        return change(
                caller,
                id,
                photo == null
                        ? profile
                        : profile.toBuilder().photo(photos.store(photo)).build(),
                hash,
                now -> requirePermission(caller, now, profile, password));
    }

    private void requirePermission(CurrentUser caller, User user, Profile profile, @Nullable PasswordChange password) {
        if (!companies.of(caller).includes(user.getClient()) && !caller.role().isStaff()) {
            throw new NotFoundException();
        }
        if (!caller.role().mayChange(user.getRole())) {
            throw new ForbiddenException();
        }
        if (caller.role().isStaff()) {
            return;
        }
        boolean moves = profile.client() != null && !profile.client().equals(user.getClient());
        boolean setsPasswordOfAnother = password != null && !user.getId().equals(caller.id());
        if (moves || setsPasswordOfAnother) {
            throw new ForbiddenException();
        }
        requireOwnOffice(caller, profile, user);
    }

    /** A new office must be one of the account's company; without a company, one of the companies that the caller manages. */
    private void requireOwnOffice(CurrentUser caller, Profile profile, User user) {
        String office = profile.office();
        if (office == null || office.equals(user.getOffice())) {
            return;
        }
        String client = profile.client() == null ? user.getClient() : profile.client();
        boolean allowed =
                (client == null || client.isEmpty()) ? isManaged(caller, office) : offices.mayBelong(office, client);
        if (!allowed) {
            throw new RequestValidationException(List.of(new ApiError(OfficeService.OF_ANOTHER_COMPANY, "office")));
        }
    }

    private boolean isManaged(CurrentUser caller, String office) {
        CompanyScope scope = companies.of(caller);
        return scope.all() || scope.names().stream().anyMatch(company -> offices.mayBelong(office, company));
    }

    private @Nullable String hash(CurrentUser caller, User user, @Nullable PasswordChange change) {
        if (change == null) {
            return null;
        }
        passwords.check(change.password());
        if (user.getId().equals(caller.id())) {
            requireCurrent(caller, user, change.current());
        }
        return hashes.hash(change.password());
    }

    private void requireCurrent(CurrentUser caller, User user, @Nullable String current) {
        if (current == null) {
            if (passwordProperties.changeNeedsCurrent()) {
                throw refusedCurrent("La contraseña actual es requerida");
            }
            return;
        }
        limits.countAccount("current-password", caller.id(), user.getEmail());
        if (!hashes.matches(current.strip(), user.getPassword())) {
            throw refusedCurrent("La contraseña actual no es correcta");
        }
    }

    private static RequestValidationException refusedCurrent(String message) {
        return new RequestValidationException(List.of(new ApiError(message, "currentPassword")));
    }

    private User require(String id) {
        User user = users.find(id);
        if (user == null || user.isErased()) {
            throw new NotFoundException();
        }
        return user;
    }

    /** @param check what was asked of the account before the hash and the upload, asked once more of what is overwritten */
    private User change(CurrentUser caller, String id, Profile profile, @Nullable String hash, Consumer<User> check) {
        User changed = OptimisticRetry.retry(() -> {
            User user = require(id);
            if (id.equals(caller.id()) && user.hasEnded(caller.tokenId(), caller.issuedAt())) {
                throw new NotAuthorizedException();
            }
            check.accept(user);
            if (profile.client() != null) {
                user.moveTo(profile.client(), times.end(user));
            }
            user.fill(profile);
            if (hash != null) {
                user.changePassword(hash, times.end(user));
            }
            userUpdated.publish(user);
            return user;
        });
        if (profile.client() != null) {
            companyNames.catchUp(changed);
        }
        if (!id.equals(caller.id())) {
            events.record(SecurityEvents.Type.ACCOUNT_ADMINISTERED, caller, id);
        }
        if (hash != null) {
            events.record(SecurityEvents.Type.PASSWORD_CHANGED, caller, id);
        }
        return changed;
    }
}
