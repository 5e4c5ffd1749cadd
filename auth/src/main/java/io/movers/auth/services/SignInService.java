package io.movers.auth.services;

import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Checks addresses and passwords. */
@Service
public class SignInService {
    private static final Logger log = LoggerFactory.getLogger(SignInService.class);

    private final UserRepository users;
    private final PasswordHashService hashes;
    private final RateLimitService limits;

    SignInService(UserRepository users, PasswordHashService hashes, RateLimitService limits) {
        this.users = users;
        this.hashes = hashes;
        this.limits = limits;
    }

    /**
     * Returns the account of an address if the password is right.
     *
     * @param address where the request comes from, for the rate limit
     * @throws BadRequestException there is no such account, it is archived or the password is wrong
     */
    public User signIn(String email, String password, String address) {
        limits.count("signin", address, email);
        User user = users.findByEmail(email);
        boolean right = hashes.matches(password, user == null ? null : user.getPassword());
        if (user == null || !right || user.isArchived()) {
            throw new BadRequestException("Invalid credentials");
        }
        if (hashes.isOutdated(user.getPassword())) {
            rehash(user, password);
        }
        return user;
    }

    private void rehash(User user, String password) {
        try {
            users.rehash(user, hashes.hash(password));
        } catch (UnavailableException e) {
            log.debug("Password of user {} not rehashed, hashing is busy; next try at the next sign-in", user.getId());
        }
    }
}
