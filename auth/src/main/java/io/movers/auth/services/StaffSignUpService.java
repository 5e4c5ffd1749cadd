package io.movers.auth.services;

import io.movers.auth.models.Profile;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.data.Command;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.ForbiddenException;
import io.movers.common.images.ImageData;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.Role;
import io.movers.common.security.SecurityEvents;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Creates accounts on behalf of the operator's staff. */
@Service
public class StaffSignUpService {
    private final AccountService accounts;
    private final UserRepository users;
    private final PasswordHashService hashes;
    private final PasswordPolicyService passwords;
    private final PhotoService photos;
    private final SecurityEvents events;
    private final Clock clock;

    StaffSignUpService(
            AccountService accounts,
            UserRepository users,
            PasswordHashService hashes,
            PasswordPolicyService passwords,
            PhotoService photos,
            SecurityEvents events,
            Clock clock) {
        this.accounts = accounts;
        this.users = users;
        this.hashes = hashes;
        this.passwords = passwords;
        this.photos = photos;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Creates an account.
     *
     * @throws ForbiddenException the caller may not give the role
     * @throws BadRequestException the address, phone or document number is taken
     */
    public User signUp(CurrentUser caller, String email, String password, Role role, Profile profile) {
        ImageData photo = PhotoService.read(profile.photo());
        if (!caller.role().mayGive(role)) {
            throw new ForbiddenException();
        }
        passwords.check(password);
        User created = Command.once(User.class, () -> {
            accounts.requireFree(email);
            requireFreePhone(profile.phone());
            requireFreeDocument(profile.documentNumber());
            String hash = hashes.hash(password);
            String address = photos.store(photo);
            return accounts.create(User.unverified(
                    email,
                    hash,
                    role,
                    profile.toBuilder().photo(address == null ? "" : address).build(),
                    CodeService.next(),
                    clock.instant()));
        });
        events.record(SecurityEvents.Type.ACCOUNT_ADMINISTERED, caller, created.getId());
        events.roleGiven(caller, created.getId(), role);
        return created;
    }

    private void requireFreePhone(@Nullable String phone) {
        if (phone != null && users.existsWithPhone(phone)) {
            throw new BadRequestException("El teléfono se encuentra en uso");
        }
    }

    private void requireFreeDocument(@Nullable String documentNumber) {
        if (documentNumber != null && users.existsWithDocument(documentNumber)) {
            throw new BadRequestException("El número de documento se encuentra en uso");
        }
    }
}
