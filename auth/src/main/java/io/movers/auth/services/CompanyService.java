package io.movers.auth.services;

import io.movers.auth.events.publishers.DomainAuthorizedPublisher;
import io.movers.auth.events.publishers.EmailAuthorizedPublisher;
import io.movers.auth.events.publishers.UserUpdatedPublisher;
import io.movers.auth.models.AuthorizedEntries;
import io.movers.auth.models.Client;
import io.movers.auth.models.Companies;
import io.movers.auth.models.Domain;
import io.movers.auth.models.Email;
import io.movers.auth.models.User;
import io.movers.auth.models.UserRepository;
import io.movers.common.data.Aggregate;
import io.movers.common.data.AggregateStore;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.data.ReplicaStore;
import io.movers.common.events.ReplicaState;
import io.movers.common.events.contract.ClientState;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Keeps the copies of companies. Accounts and entries name their company, so that a renamed one carries them along: before
 * the copy shows the new name, so that a renaming that was interrupted is done again from where it was.
 */
@Service
public class CompanyService {
    private static final Logger log = LoggerFactory.getLogger(CompanyService.class);
    private static final int PAGE = 200;

    private final Companies companies;
    private final UserRepository users;
    private final AuthorizedEntries entries;
    private final AggregateStore store;
    private final ReplicaStore replicas;
    private final UserUpdatedPublisher userUpdated;
    private final DomainAuthorizedPublisher domainAuthorized;
    private final EmailAuthorizedPublisher emailAuthorized;
    private final Clock clock;

    CompanyService(
            Companies companies,
            UserRepository users,
            AuthorizedEntries entries,
            AggregateStore store,
            ReplicaStore replicas,
            UserUpdatedPublisher userUpdated,
            DomainAuthorizedPublisher domainAuthorized,
            EmailAuthorizedPublisher emailAuthorized,
            Clock clock) {
        this.companies = companies;
        this.users = users;
        this.entries = entries;
        this.store = store;
        this.replicas = replicas;
        this.userUpdated = userUpdated;
        this.domainAuthorized = domainAuthorized;
        this.emailAuthorized = emailAuthorized;
        this.clock = clock;
    }

    /** Brings the copy up to what an event says, and with it whatever names the company. */
    public void apply(ClientState event, ReplicaState state) {
        Client copy = companies.find(event.id());
        String known = copy == null ? null : copy.getName();
        if (copy != null && known != null && !known.equals(event.name())) {
            if (isNewer(event, copy, state)) {
                carryAlong(known, event.name());
            } else if (!companies.isTakenByAnother(event.name(), event.id())) {
                // An older event that comes late: a name that the company had for a while.
                carryAlong(event.name(), known);
            }
        }
        replicas.apply(Client.of(event), state);
    }

    private static boolean isNewer(ClientState event, Client copy, ReplicaState state) {
        return state == ReplicaState.FORCED || version(event.version()) > copy.version();
    }

    private static long version(@Nullable Long version) {
        return version == null ? 0 : version;
    }

    private void carryAlong(String from, String to) {
        carryUsers(from, to);
        carry(Domain.class, from, Domain::getClient, domain -> domain.moveTo(to), domainAuthorized::publish);
        carry(Email.class, from, Email::getClient, email -> email.moveTo(to), emailAuthorized::publish);
    }

    private void carryUsers(String from, String to) {
        String last = null;
        List<String> page;
        do {
            page = users.idsOfCompany(from, last, PAGE);
            for (String id : page) {
                change(
                        User.class,
                        id,
                        user -> from.equals(user.getClient()),
                        user -> user.moveTo(to, clock.instant()),
                        userUpdated::publish);
                last = id;
            }
        } while (page.size() == PAGE);
    }

    private <A extends Aggregate> void carry(
            Class<A> type,
            String from,
            java.util.function.Function<A, String> company,
            Consumer<A> move,
            Consumer<A> publish) {
        String last = null;
        List<A> page;
        do {
            page = entries.ofCompany(type, from, last, PAGE);
            for (A entry : page) {
                last = entry.getId();
                try {
                    change(type, last, stored -> from.equals(company.apply(stored)), move, publish);
                } catch (DuplicateKeyException e) {
                    log.info("{} {} is there under the company's new name already", type.getSimpleName(), last);
                }
            }
        } while (page.size() == PAGE);
    }

    private <A extends Aggregate> void change(
            Class<A> type, String id, java.util.function.Predicate<A> still, Consumer<A> move, Consumer<A> publish) {
        OptimisticRetry.retry(() -> {
            A aggregate = store.find(type, id);
            if (aggregate != null && still.test(aggregate)) {
                move.accept(aggregate);
                publish.accept(aggregate);
            }
        });
    }
}
