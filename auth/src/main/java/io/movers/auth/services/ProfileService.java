package io.movers.auth.services;

import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.ClientRepository;
import io.movers.auth.models.OfficeRepository;
import io.movers.auth.models.Profile;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.ApiError;
import io.movers.common.errors.ForbiddenException;
import io.movers.common.errors.NotFoundException;
import io.movers.common.errors.RequestValidationException;
import io.movers.common.images.ImageData;
import io.movers.common.security.Companies;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.SecurityEvents;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Changes what accounts say about their users. */
@Service
public class ProfileService {
    private final UserRepository users;
    private final ClientRepository clients;
    private final OfficeRepository offices;
    private final Companies companies;
    private final PasswordHashService hashes;
    private final PhotoService photos;
    private final UserUpdatedPublisher userUpdated;
    private final SecurityEvents events;
    private final Clock clock;

    ProfileService(
            UserRepository users,
            ClientRepository clients,
            OfficeRepository offices,
            Companies companies,
            PasswordHashService hashes,
            PhotoService photos,
            UserUpdatedPublisher userUpdated,
            SecurityEvents events,
            Clock clock) {
        this.users = users;
        this.clients = clients;
        this.offices = offices;
        this.companies = companies;
        this.hashes = hashes;
        this.photos = photos;
        this.userUpdated = userUpdated;
        this.events = events;
        this.clock = clock;
    }

    /** Updates the caller's own account. Its company changes only if the caller is staff. */
    public User update(CurrentUser caller, Profile given, @Nullable String password) {
        Profile profile =
                caller.role().isStaff() ? given : given.toBuilder().client(null).build();
        Genders.check(profile.gender());
        ImageData photo = PhotoService.read(profile.photo());
        User user = require(caller.id());
        requireOfficeOfCompany(profile, user);
        String hash = password == null ? null : hashes.hash(password);
        return change(
                caller,
                user.getId(),
                profile.toBuilder().photo(photos.store(photo)).build(),
                hash);
    }

    /**
     * Updates another account, or the caller's own by its id.
     *
     * @throws NotFoundException there is no such account in the caller's companies
     * @throws ForbiddenException the account ranks above the caller, or the change is left to staff
     */
    public User update(CurrentUser caller, String id, Profile profile, @Nullable String password) {
        Genders.check(profile.gender());
        ImageData photo = PhotoService.readIfData(profile.photo());
        User user = require(id);
        if (!companies.of(caller).includes(user.getClient()) && !caller.role().isStaff()) {
            throw new NotFoundException();
        }
        requirePermission(caller, user, profile, password);
        String hash = password == null ? null : hashes.hash(password);
        return change(
                caller,
                id,
                photo == null
                        ? profile
                        : profile.toBuilder().photo(photos.store(photo)).build(),
                hash);
    }

    private static void requirePermission(CurrentUser caller, User user, Profile profile, @Nullable String password) {
        if (!caller.role().mayChange(user.getRole())) {
            throw new ForbiddenException();
        }
        boolean moves = profile.client() != null && !profile.client().equals(user.getClient());
        boolean setsPasswordOfAnother = password != null && !user.getId().equals(caller.id());
        if ((moves || setsPasswordOfAnother) && !caller.role().isStaff()) {
            throw new ForbiddenException();
        }
    }

    private void requireOfficeOfCompany(Profile profile, User user) {
        String office = profile.office();
        String client = profile.client() == null ? user.getClient() : profile.client();
        // The offices of a company are unknown until its copy has arrived.
        if (office != null
                && client != null
                && !office.equals(user.getOffice())
                && clients.isLive(client)
                && !offices.exists(client, office)) {
            throw new RequestValidationException(List.of(new ApiError("La sede no pertenece al cliente", "office")));
        }
    }

    private User require(String id) {
        User user = users.find(id);
        if (user == null) {
            throw new NotFoundException();
        }
        return user;
    }

    private User change(CurrentUser caller, String id, Profile profile, @Nullable String hash) {
        User changed = OptimisticRetry.retry(() -> {
            User user = require(id);
            if (profile.client() != null) {
                user.moveTo(profile.client(), clock.instant());
            }
            user.fill(profile);
            if (hash != null) {
                user.changePassword(hash, clock.instant());
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
