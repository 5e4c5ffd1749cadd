package io.movers.auth.services;

import io.movers.auth.events.publishers.UserCreatedPublisher;
import io.movers.auth.models.ClientRepository;
import io.movers.auth.models.DomainRepository;
import io.movers.auth.models.EmailKey;
import io.movers.auth.models.EmailRepository;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.errors.BadRequestException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Decides who may have an account, and creates it. */
@Service
class AccountService {
    static final String EMAIL_TAKEN = "El correo se encuentra en uso";
    static final String NOT_AUTHORIZED = "Dominio / Email no autorizado";

    private final UserRepository users;
    private final DomainRepository domains;
    private final EmailRepository emails;
    private final ClientRepository companies;
    private final CompanyService companyNames;
    private final UserCreatedPublisher userCreated;

    AccountService(
            UserRepository users,
            DomainRepository domains,
            EmailRepository emails,
            ClientRepository companies,
            CompanyService companyNames,
            UserCreatedPublisher userCreated) {
        this.users = users;
        this.domains = domains;
        this.emails = emails;
        this.companies = companies;
        this.companyNames = companyNames;
        this.userCreated = userCreated;
    }

    boolean exists(String email) {
        return users.findByEmail(email) != null;
    }

    /** @throws BadRequestException there is an account with that address */
    void requireFree(String email) {
        if (exists(email)) {
            throw new BadRequestException(EMAIL_TAKEN);
        }
    }

    /** Whether the company admits a user with that address. */
    boolean admits(String email, String client) {
        return (domains.authorizes(EmailKey.domainOf(email), client) || emails.authorizes(email, client))
                && !companies.isArchived(client);
    }

    /**
     * Stores a new account.
     *
     * @throws BadRequestException a concurrent request has created an account with the same address
     */
    User create(User user) {
        try {
            userCreated.publish(user);
        } catch (DuplicateKeyException e) {
            throw new BadRequestException(EMAIL_TAKEN);
        }
        companyNames.catchUp(user);
        return user;
    }
}
