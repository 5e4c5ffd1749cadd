package io.movers.auth.services;

import io.movers.auth.models.User;
import io.movers.auth.models.Users;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
public class SignIn {
    private static final Logger log = LoggerFactory.getLogger(SignIn.class);

    private final Users users;
    private final PasswordHashes hashes;
    private final RateLimits limits;

    SignIn(Users users, PasswordHashes hashes, RateLimits limits) {
        this.users = users;
        this.hashes = hashes;
        this.limits = limits;
    }

    /** The account of that address, if it is the right password. */
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
            log.debug("{} keeps its old hash until the next sign-in", user.getId());
        }
    }
}
