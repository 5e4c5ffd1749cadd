package io.movers.auth.services;

import io.movers.auth.events.publishers.UserCreatedPublisher;
import io.movers.auth.models.Profile;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.security.Role;
import io.movers.common.security.SecurityEvents;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Creates the first administrator, without whom nobody could create accounts. */
@Service
public class BootstrapAdminService {
    private static final Logger log = LoggerFactory.getLogger(BootstrapAdminService.class);

    private final AuthProperties properties;
    private final PasswordProperties bounds;
    private final PasswordPolicyService passwords;
    private final UserRepository users;
    private final PasswordHashService hashes;
    private final UserCreatedPublisher userCreated;
    private final SecurityEvents events;
    private final Clock clock;

    BootstrapAdminService(
            AuthProperties properties,
            PasswordProperties bounds,
            PasswordPolicyService passwords,
            UserRepository users,
            PasswordHashService hashes,
            UserCreatedPublisher userCreated,
            SecurityEvents events,
            Clock clock) {
        this.properties = properties;
        this.bounds = bounds;
        this.passwords = passwords;
        this.users = users;
        this.hashes = hashes;
        this.userCreated = userCreated;
        this.events = events;
        this.clock = clock;
    }

    /** Creates the administrator that the configuration names, if there is none. */
    public void create() {
        String email = properties.bootstrapAdminEmail();
        String password = properties.bootstrapAdminPassword().strip();
        if (email.isEmpty() || users.existsLiveWithRole(Role.ADMIN)) {
            return;
        }
        if (!bounds.fits(password)) {
            throw new IllegalStateException("BOOTSTRAP_ADMIN_PASSWORD must have %d to %d characters"
                    .formatted(bounds.minLength(), bounds.maxLength()));
        }
        if (passwords.isTooCommon(password)) {
            throw new IllegalStateException("BOOTSTRAP_ADMIN_PASSWORD is among the commonest passwords");
        }
        try {
            User admin = User.active(
                    email,
                    hashes.hash(password),
                    Role.ADMIN,
                    Profile.builder().firstName("Super").lastName("Admin").build(),
                    clock.instant());
            userCreated.publish(admin);
            events.roleGiven(null, admin.getId(), Role.ADMIN);
            log.info("First administrator created from BOOTSTRAP_ADMIN_EMAIL");
        } catch (DuplicateKeyException e) {
            log.warn(
                    "No administrator created: another replica has just created it, or BOOTSTRAP_ADMIN_EMAIL belongs to an account with another role");
        }
    }
}
