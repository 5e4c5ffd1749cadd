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
import java.util.List;
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
        this.times = times;
    }

    /**
     * Updates the caller's own account. Its company changes only if the caller is staff.
     *
     * @throws NotAuthorizedException the caller's session has ended meanwhile
     * @throws RequestValidationException the office is another company's, or the current password is wrong or missing
     */
    public User update(CurrentUser caller, Profile given, @Nullable PasswordChange password) {
        Profile profile =
                caller.role().isStaff() ? given : given.toBuilder().client(null).build();
        Genders.check(profile.gender());
        ImageData photo = photos.readUnlessOwn(profile.photo());
        User user = require(caller.id());
        requireOwnOffice(caller, profile, user);
        String hash = hash(caller, user, password);
        String kept = "".equals(profile.photo()) ? null : profile.photo();
        String address = photo == null ? kept : photos.store(photo);
        return change(caller, user.getId(), profile.toBuilder().photo(address).build(), hash);
    }

    /**
     * Updates another account, or the caller's own by its id.
     *
     * @throws NotAuthorizedException the account is the caller's, whose session has ended meanwhile
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
        if (!companies.of(caller).includes(user.getClient()) && !caller.role().isStaff()) {
            throw new NotFoundException();
        }
        requirePermission(caller, user, profile, password);
        if (!caller.role().isStaff()) {
            requireOwnOffice(caller, profile, user);
        }
        String hash = hash(caller, user, password);
        return change(
                caller,
                id,
                photo == null
                        ? profile
                        : profile.toBuilder().photo(photos.store(photo)).build(),
                hash);
    }

    private static void requirePermission(
            CurrentUser caller, User user, Profile profile, @Nullable PasswordChange password) {
        if (!caller.role().mayChange(user.getRole())) {
            throw new ForbiddenException();
        }
        boolean moves = profile.client() != null && !profile.client().equals(user.getClient());
        boolean setsPasswordOfAnother = password != null && !user.getId().equals(caller.id());
        if ((moves || setsPasswordOfAnother) && !caller.role().isStaff()) {
            throw new ForbiddenException();
        }
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

    private User change(CurrentUser caller, String id, Profile profile, @Nullable String hash) {
        User changed = OptimisticRetry.retry(() -> {
            User user = require(id);
            if (id.equals(caller.id()) && user.hasEnded(caller.tokenId(), caller.issuedAt())) {
                throw new NotAuthorizedException();
            }
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
        if (!id.equals(caller.id())) {
            events.record(SecurityEvents.Type.ACCOUNT_ADMINISTERED, caller, id);
        }
        if (hash != null) {
            events.record(SecurityEvents.Type.PASSWORD_CHANGED, caller, id);
        }
        return changed;
    }
}
