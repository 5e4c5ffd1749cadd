package io.movers.auth.services;

import io.movers.auth.models.Profile;
import io.movers.auth.models.User;
import io.movers.common.errors.BadRequestException;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Lets users sign themselves up. */
@Service
public class SignUpService {
    private final AccountService accounts;
    private final PasswordHashService hashes;
    private final PasswordPolicyService passwords;
    private final RateLimitService limits;
    private final Clock clock;

    SignUpService(
            AccountService accounts,
            PasswordHashService hashes,
            PasswordPolicyService passwords,
            RateLimitService limits,
            Clock clock) {
        this.accounts = accounts;
        this.hashes = hashes;
        this.passwords = passwords;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Creates an unverified account.
     *
     * @param address where the request comes from, for the rate limit
     * @throws BadRequestException the address is taken or not authorized, or a contract is not accepted
     */
    public User signUp(
            String email, String password, Profile profile, boolean terms, boolean comodato, String address) {
        limits.countAccount("signup", address, email);
        passwords.check(password);
        Genders.check(profile.gender());
        accounts.requireFree(email);
        String client = profile.client();
        if (client == null || !accounts.admits(email, client)) {
            throw new BadRequestException(AccountService.NOT_AUTHORIZED);
        }
        if (!terms) {
            throw new BadRequestException("Debe aceptar términos y condiciones");
        }
        if (!comodato) {
            throw new BadRequestException("Debe aceptar el contrato Comodato");
        }
        return accounts.create(
                User.selfSignedUp(email, hashes.hash(password), profile, CodeService.next(), clock.instant()));
    }
}
