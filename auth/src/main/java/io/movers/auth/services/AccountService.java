package io.movers.auth.services;

import io.movers.auth.events.publishers.UserCreatedPublisher;
import io.movers.auth.models.AuthorizedEntries;
import io.movers.auth.models.Companies;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.errors.BadRequestException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** What every new account has to pass. */
@Service
class AccountService {
    static final String EMAIL_TAKEN = "El correo se encuentra en uso";
    static final String NOT_AUTHORIZED = "Dominio / Email no autorizado";

    private final UserRepository users;
    private final AuthorizedEntries entries;
    private final Companies companies;
    private final UserCreatedPublisher userCreated;

    AccountService(
            UserRepository users, AuthorizedEntries entries, Companies companies, UserCreatedPublisher userCreated) {
        this.users = users;
        this.entries = entries;
        this.companies = companies;
        this.userCreated = userCreated;
    }

    boolean exists(String email) {
        return users.findByEmail(email) != null;
    }

    void requireFree(String email) {
        if (exists(email)) {
            throw new BadRequestException(EMAIL_TAKEN);
        }
    }

    /** Whether the company lets somebody with that address in. */
    boolean admits(String email, String client) {
        return entries.admit(email, client) && !companies.isArchived(client);
    }

    /** Stores a new account; of two at once with the same address one is refused. */
    User create(User user) {
        try {
            userCreated.publish(user);
            return user;
        } catch (DuplicateKeyException e) {
            throw new BadRequestException(EMAIL_TAKEN);
        }
    }
}
