package io.movers.clients.services;

import io.movers.clients.events.publishers.OfficeCreatedPublisher;
import io.movers.clients.events.publishers.OfficeUpdatedPublisher;
import io.movers.clients.models.Client;
import io.movers.clients.models.Clients;
import io.movers.clients.models.Office;
import io.movers.clients.models.OfficeAdmins;
import io.movers.clients.models.Offices;
import io.movers.clients.models.Place;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.NotFoundException;
import io.movers.common.security.Companies;
import io.movers.common.security.CompanyScope;
import io.movers.common.security.CurrentUser;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/** Creates, changes, archives and enables the offices of the companies that the caller may act for. */
@Service
public class OfficeRegistry {
    private final Clients clients;
    private final Offices offices;
    private final Accounts accounts;
    private final Companies companies;
    private final OfficeCreatedPublisher created;
    private final OfficeUpdatedPublisher updated;
    private final Clock clock;

    OfficeRegistry(
            Clients clients,
            Offices offices,
            Accounts accounts,
            Companies companies,
            OfficeCreatedPublisher created,
            OfficeUpdatedPublisher updated,
            Clock clock) {
        this.clients = clients;
        this.offices = offices;
        this.accounts = accounts;
        this.companies = companies;
        this.created = created;
        this.updated = updated;
        this.clock = clock;
    }

    /** A new office of that company. */
    public Office create(String clientId, String name, Place place, OfficeAdmins named, CurrentUser caller) {
        Client client = client(clientId, companies.of(caller));
        OfficeAdmins admins = accounts.requireAll(named);
        Office office = Office.create(name, client.getName(), place, admins);
        created.publish(office);
        return underPresentName(office, clientId);
    }

    /** The office with new values; it becomes one of that company if it was another's. */
    public Office update(String clientId, String id, Place place, OfficeAdmins named, CurrentUser caller) {
        CompanyScope scope = companies.of(caller);
        Client client = client(clientId, scope);
        office(id, scope);
        OfficeAdmins admins = accounts.requireAll(named);
        Office changed = OptimisticRetry.retry(() -> {
            Office office = office(id, scope);
            office.change(client.getName(), place, admins);
            updated.publish(office);
            return office;
        });
        return underPresentName(changed, clientId);
    }

    /** The company may have been renamed between our look at it and the write: then the office follows now. */
    private Office underPresentName(Office written, String clientId) {
        return OptimisticRetry.retry(() -> {
            Client client = clients.find(clientId);
            Office office = offices.find(written.getId());
            if (client == null || office == null || !office.getClient().equals(written.getClient())) {
                return written;
            }
            if (!office.getClient().equals(client.getName())) {
                office.follow(client.getName());
                updated.publish(office);
            }
            return office;
        });
    }

    /** Deletes the office, archived or not. Its document stays for those who have copied it; no call finds it any more. */
    public void delete(String id, CurrentUser caller) {
        CompanyScope scope = companies.of(caller);
        OptimisticRetry.retry(() -> {
            Office office = find(id, scope).orElseThrow(NotFoundException::new);
            office.remove(clock.instant());
            updated.publish(office);
        });
    }

    /** Archives the offices of those ids and returns those that there are, in that order. */
    public List<Office> archiveAll(List<String> ids, CurrentUser caller) {
        CompanyScope scope = companies.of(caller);
        return BulkRows.apply(ids, id -> change(id, scope, this::archive));
    }

    /** Enables the offices of those ids and returns those that there are, in that order. */
    public List<Office> enableAll(List<String> ids, CurrentUser caller) {
        CompanyScope scope = companies.of(caller);
        return BulkRows.apply(ids, id -> change(id, scope, this::enable));
    }

    private void archive(Office office) {
        if (!office.isArchived()) {
            office.archive(clock.instant());
            updated.publish(office);
        }
    }

    private void enable(Office office) {
        if (office.isArchived()) {
            office.enable();
            updated.publish(office);
        }
    }

    private Optional<Office> change(String id, CompanyScope scope, Consumer<Office> change) {
        return OptimisticRetry.retry(() -> {
            Optional<Office> found = find(id, scope);
            found.ifPresent(change);
            return found;
        });
    }

    private Optional<Office> find(String id, CompanyScope scope) {
        return Optional.ofNullable(offices.find(id))
                .filter(office -> !office.isRemoved() && scope.includes(office.getClient()));
    }

    private Client client(String id, CompanyScope scope) {
        Client client = clients.find(id);
        if (client == null || client.isArchived() || !scope.includes(client.getName())) {
            throw new BadRequestException(Messages.NO_CLIENT);
        }
        return client;
    }

    private Office office(String id, CompanyScope scope) {
        return find(id, scope)
                .filter(office -> !office.isArchived())
                .orElseThrow(() -> new BadRequestException(Messages.NO_OFFICE));
    }
}
