package io.movers.auth.services;

import io.movers.auth.events.publishers.DomainAuthorizedPublisher;
import io.movers.auth.events.publishers.EmailAuthorizedPublisher;
import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.Client;
import io.movers.auth.models.Domain;
import io.movers.auth.models.DomainRepository;
import io.movers.auth.models.Email;
import io.movers.auth.models.EmailRepository;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.data.CopiedNames;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Message;
import io.movers.common.events.contract.ClientState;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Keeps the copies of companies. Accounts, domains and addresses contain the name of their company and get its new name after a
 * renaming; so does an account that is stored with the former name while this happens.
 */
@Service
public class CompanyService {
    private static final Logger log = LoggerFactory.getLogger(CompanyService.class);
    private static final int PAGE = 200;

    private final UserRepository users;
    private final DomainRepository domains;
    private final EmailRepository emails;
    private final CopiedNames names;
    private final UserUpdatedPublisher userUpdated;
    private final DomainAuthorizedPublisher domainAuthorized;
    private final EmailAuthorizedPublisher emailAuthorized;
    private final SessionTimes times;

    CompanyService(
            UserRepository users,
            DomainRepository domains,
            EmailRepository emails,
            ReplicaStore replicas,
            UserUpdatedPublisher userUpdated,
            DomainAuthorizedPublisher domainAuthorized,
            EmailAuthorizedPublisher emailAuthorized,
            SessionTimes times) {
        this.users = users;
        this.domains = domains;
        this.emails = emails;
        this.names = replicas.names(Client.class);
        this.userUpdated = userUpdated;
        this.domainAuthorized = domainAuthorized;
        this.emailAuthorized = emailAuthorized;
        this.times = times;
    }

    /** Applies an event to the copy of a company, and updates everything that contains the company's name. */
    public void apply(ClientState event, Message msg) {
        names.apply(Client.of(event), event.name(), msg, this::rename);
    }

    /** Gives a new account the current name of its company if that was renamed while the account was made. */
    void catchUp(User user) {
        String named = user.getClient();
        if (named != null && !named.isEmpty()) {
            names.catchUp(named, (from, to) -> moveUser(user.getId(), from, to));
        }
    }

    private void rename(String from, String to) {
        forEach(after -> users.idsOfCompany(from, after, PAGE), id -> moveUser(id, from, to));
        forEach(after -> ids(domains.ofCompany(from, after, PAGE), Domain::getId), id -> moveDomain(id, from, to));
        forEach(after -> ids(emails.ofCompany(from, after, PAGE), Email::getId), id -> moveEmail(id, from, to));
    }

    private void moveUser(String id, String from, String to) {
        OptimisticRetry.retry(() -> {
            User user = users.find(id);
            if (user != null && from.equals(user.getClient())) {
                user.moveTo(to, times.end(user));
                userUpdated.publish(user);
            }
        });
    }

    private void moveDomain(String id, String from, String to) {
        try {
            OptimisticRetry.retry(() -> {
                Domain domain = domains.find(id);
                if (domain != null && from.equals(domain.getClient())) {
                    domain.moveTo(to);
                    domainAuthorized.publish(domain);
                }
            });
        } catch (DuplicateKeyException e) {
            log.info("Domain {} keeps the old company name: the company already has it under the new name", id);
        }
    }

    private void moveEmail(String id, String from, String to) {
        try {
            OptimisticRetry.retry(() -> {
                Email email = emails.find(id);
                if (email != null && from.equals(email.getClient())) {
                    email.moveTo(to);
                    emailAuthorized.publish(email);
                }
            });
        } catch (DuplicateKeyException e) {
            log.info("Address {} keeps the old company name: the company already has it under the new name", id);
        }
    }

    private static void forEach(Function<@Nullable String, List<String>> pageAfter, Consumer<String> action) {
        String last = null;
        List<String> page;
        do {
            page = pageAfter.apply(last);
            for (String id : page) {
                action.accept(id);
                last = id;
            }
        } while (page.size() == PAGE);
    }

    private static <T> List<String> ids(List<T> entries, Function<T, String> id) {
        return entries.stream().map(id).toList();
    }
}
