package io.movers.auth.services;

import io.movers.auth.events.publishers.DomainAuthorizedPublisher;
import io.movers.auth.models.Domain;
import io.movers.auth.models.DomainRepository;
import io.movers.common.data.Command;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Manages the domains whose users may sign up. */
@Service
public class DomainService {
    private static final int LIST_LIMIT = 10_000;

    private final DomainRepository domains;
    private final Companies companies;
    private final DomainAuthorizedPublisher domainAuthorized;
    private final Clock clock;

    DomainService(
            DomainRepository domains, Companies companies, DomainAuthorizedPublisher domainAuthorized, Clock clock) {
        this.domains = domains;
        this.companies = companies;
        this.domainAuthorized = domainAuthorized;
        this.clock = clock;
    }

    public List<Domain> list(@Nullable String client) {
        return domains.list(client, LIST_LIMIT);
    }

    /**
     * Authorizes domains and returns those that were not authorized before.
     *
     * @throws io.movers.common.errors.ForbiddenException a row names another company than the caller's
     */
    public List<Domain> add(CurrentUser caller, List<Row> rows) {
        CompanyScope scope = companies.of(caller);
        List<Domain> added = new ArrayList<>();
        List<Domain> earlier = new ArrayList<>(Command.earlier(Domain.class));
        for (Row row : rows) {
            String domain = RowValues.line(row.domain(), RowValues.EMAIL);
            String client = RowValues.line(row.client(), RowValues.NAME);
            if (domain != null && client != null) {
                scope.require(client);
                added.add(new Domain(domain, client, clock.instant()));
            }
        }
        added.replaceAll(domain -> Command.takeEarlier(earlier, domain, known -> areSame(known, domain)));
        added.removeIf(domain -> domain.getVersion() == null && !store(domain));
        return added;
    }

    /** A row of the request, as it was sent. */
    public record Row(@Nullable Object domain, @Nullable Object client) {}

    private static boolean areSame(Domain one, Domain other) {
        return one.getDomain().equals(other.getDomain()) && one.getClient().equals(other.getClient());
    }

    private boolean store(Domain domain) {
        if (domains.exists(domain.getDomain(), domain.getClient())) {
            return false;
        }
        try {
            domainAuthorized.publish(domain);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /**
     * Changes an entry.
     *
     * @throws BadRequestException there is no such entry in the caller's companies
     */
    public Domain change(CurrentUser caller, String id, String domain, String client, boolean active) {
        CompanyScope scope = companies.of(caller);
        return Command.once(
                Domain.class,
                id,
                () -> OptimisticRetry.retry(() -> {
                    Domain stored = domains.find(id);
                    if (stored == null || !scope.includes(stored.getClient())) {
                        throw new BadRequestException("Domain does not exists");
                    }
                    scope.require(client);
                    stored.change(domain, client, active);
                    domainAuthorized.publish(stored);
                    return stored;
                }));
    }
}
