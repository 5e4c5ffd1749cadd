package io.movers.auth.services;

import io.movers.auth.models.Profile;
import io.movers.auth.models.User;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.Role;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** People who sign themselves up. */
@Component
public class SignUp {
    private final Accounts accounts;
    private final PasswordHashes hashes;
    private final RateLimits limits;
    private final Clock clock;

    SignUp(Accounts accounts, PasswordHashes hashes, RateLimits limits, Clock clock) {
        this.accounts = accounts;
        this.hashes = hashes;
        this.limits = limits;
        this.clock = clock;
    }

    public User signUp(
            String email, String password, Profile profile, boolean terms, boolean comodato, String address) {
        limits.count("signup", address, email);
        Genders.check(profile.gender());
        accounts.requireFree(email);
        String client = profile.client();
        if (client == null || !accounts.admits(email, client)) {
            throw new BadRequestException(Accounts.NOT_AUTHORIZED);
        }
        if (!terms) {
            throw new BadRequestException("Debe aceptar términos y condiciones");
        }
        if (!comodato) {
            throw new BadRequestException("Debe aceptar el contrato Comodato");
        }
        return accounts.create(
                User.unverified(email, hashes.hash(password), Role.USER, profile, Codes.next(), clock.instant()));
    }
}
