package io.movers.auth.services;

import io.movers.auth.events.publishers.DomainAuthorizedPublisher;
import io.movers.auth.models.AuthorizedEntries;
import io.movers.auth.models.Domain;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.BadRequestException;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Domains whose people may sign up. */
@Service
public class DomainService {
    private static final int LIST_LIMIT = 10_000;

    private final AuthorizedEntries entries;
    private final Companies companies;
    private final DomainAuthorizedPublisher domainAuthorized;
    private final Clock clock;

    DomainService(
            AuthorizedEntries entries, Companies companies, DomainAuthorizedPublisher domainAuthorized, Clock clock) {
        this.entries = entries;
        this.companies = companies;
        this.domainAuthorized = domainAuthorized;
        this.clock = clock;
    }

    public List<Domain> list(@Nullable String client) {
        return entries.domains(client, LIST_LIMIT);
    }

    /** Those that were not there yet. */
    public List<Domain> add(CurrentUser caller, List<Row> rows) {
        CompanyScope scope = companies.of(caller);
        List<Domain> domains = new ArrayList<>();
        for (Row row : rows) {
            String domain = RowValues.text(row.domain());
            String client = RowValues.text(row.client());
            if (domain != null && client != null) {
                scope.require(client);
                domains.add(new Domain(domain, client, clock.instant()));
            }
        }
        domains.removeIf(domain -> !store(domain));
        return domains;
    }

    /** A row as it was sent. */
    public record Row(@Nullable Object domain, @Nullable Object client) {}

    private boolean store(Domain domain) {
        if (entries.existsDomain(domain.getDomain(), domain.getClient())) {
            return false;
        }
        try {
            domainAuthorized.publish(domain);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    public Domain change(CurrentUser caller, ObjectId id, String domain, String client, boolean active) {
        CompanyScope scope = companies.of(caller);
        return OptimisticRetry.retry(() -> {
            Domain stored = entries.findDomain(id);
            if (stored == null || !scope.includes(stored.getClient())) {
                throw new BadRequestException("Domain does not exists");
            }
            scope.require(client);
            stored.change(domain, client, active);
            domainAuthorized.publish(stored);
            return stored;
        });
    }
}
