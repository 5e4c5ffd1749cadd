package io.movers.auth.services;

import io.movers.auth.events.publishers.DomainAuthorizedPublisher;
import io.movers.auth.events.publishers.EmailAuthorizedPublisher;
import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.Client;
import io.movers.auth.models.ClientRepository;
import io.movers.auth.models.Domain;
import io.movers.auth.models.DomainRepository;
import io.movers.auth.models.Email;
import io.movers.auth.models.EmailRepository;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.Message;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.contract.ClientState;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Keeps the copies of companies. Accounts, domains and addresses contain the name of their company and get its new name
 * after a renaming. The copy gets the new name last, so that an interrupted renaming is repeated when the event is delivered
 * again. An account that is stored while this happens, with the former name, follows: the copy remembers its former names,
 * every event of the company looks for what still has one, and so does {@link #catchUp} for a new account.
 */
@Service
public class CompanyService {
    private static final Logger log = LoggerFactory.getLogger(CompanyService.class);
    private static final int PAGE = 200;

    private final ClientRepository companies;
    private final UserRepository users;
    private final DomainRepository domains;
    private final EmailRepository emails;
    private final ReplicaStore replicas;
    private final UserUpdatedPublisher userUpdated;
    private final DomainAuthorizedPublisher domainAuthorized;
    private final EmailAuthorizedPublisher emailAuthorized;
    private final Clock clock;

    CompanyService(
            ClientRepository companies,
            UserRepository users,
            DomainRepository domains,
            EmailRepository emails,
            ReplicaStore replicas,
            UserUpdatedPublisher userUpdated,
            DomainAuthorizedPublisher domainAuthorized,
            EmailAuthorizedPublisher emailAuthorized,
            Clock clock) {
        this.companies = companies;
        this.users = users;
        this.domains = domains;
        this.emails = emails;
        this.replicas = replicas;
        this.userUpdated = userUpdated;
        this.domainAuthorized = domainAuthorized;
        this.emailAuthorized = emailAuthorized;
        this.clock = clock;
    }

    /** Applies an event to the copy of a company, and updates everything that contains the company's name. */
    public void apply(ClientState event, Message msg) {
        Client copy = companies.find(event.id());
        String known = copy == null ? null : copy.getName();
        if (copy != null && known != null && !known.equals(event.name())) {
            if (isNewer(event, copy, msg.state())) {
                companies.rememberName(event.id(), known);
                rename(known, event.name());
            } else {
                // A late event: the company had this name for a while, and accounts may still use it.
                companies.rememberName(event.id(), event.name());
            }
        }
        replicas.apply(Client.of(event), msg);
        renameWhatHasAFormerName(event.id());
    }

    private void renameWhatHasAFormerName(String id) {
        List<String> formerNames = companies.formerNames(id);
        Client company = companies.find(id);
        String name = company == null ? null : company.getName();
        if (name == null) {
            return;
        }
        for (String former : formerNames) {
            if (!former.equals(name) && !companies.isTakenByAnother(former, id)) {
                rename(former, name);
            }
        }
    }

    /** Gives a new account the current name of its company if that was renamed while the account was made. */
    void catchUp(User user) {
        String named = user.getClient();
        if (named == null || named.isEmpty()) {
            return;
        }
        for (Client company : companies.havingHadName(named)) {
            String name = company.getName();
            if (name != null && !name.equals(named) && !companies.isTakenByAnother(named, company.getId())) {
                moveUser(user.getId(), named, name);
            }
        }
    }

    private static boolean isNewer(ClientState event, Client copy, ReplicaState state) {
        Long version = event.version();
        return state == ReplicaState.FORCED || (version == null ? 0 : version) > copy.version();
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
                user.moveTo(to, clock.instant());
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
