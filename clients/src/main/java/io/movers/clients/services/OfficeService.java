package io.movers.clients.services;

import io.movers.clients.events.publishers.OfficeCreatedPublisher;
import io.movers.clients.events.publishers.OfficeUpdatedPublisher;
import io.movers.clients.models.Client;
import io.movers.clients.models.ClientRepository;
import io.movers.clients.models.Office;
import io.movers.clients.models.OfficeAddress;
import io.movers.clients.models.OfficeAdmins;
import io.movers.clients.models.OfficeRepository;
import io.movers.common.data.Command;
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

/** Creates, updates, archives, enables and deletes offices of the caller's companies. */
@Service
public class OfficeService {
    private final ClientRepository clients;
    private final OfficeRepository offices;
    private final AdministratorService administrators;
    private final Companies companies;
    private final OfficeCreatedPublisher officeCreated;
    private final OfficeUpdatedPublisher officeUpdated;
    private final Clock clock;

    OfficeService(
            ClientRepository clients,
            OfficeRepository offices,
            AdministratorService administrators,
            Companies companies,
            OfficeCreatedPublisher officeCreated,
            OfficeUpdatedPublisher officeUpdated,
            Clock clock) {
        this.clients = clients;
        this.offices = offices;
        this.administrators = administrators;
        this.companies = companies;
        this.officeCreated = officeCreated;
        this.officeUpdated = officeUpdated;
        this.clock = clock;
    }

    /**
     * Creates an office of a company.
     *
     * @throws BadRequestException the company is not a live one of the caller's, or an administrator has no account
     */
    public Office create(String clientId, String name, OfficeAddress address, OfficeAdmins named, CurrentUser caller) {
        Office created = Command.once(Office.class, () -> {
            Client client = liveClient(clientId, companies.of(caller));
            OfficeAdmins admins = administrators.requireAll(named);
            Office office = Office.create(name, client.getName(), address, admins);
            officeCreated.publish(office);
            return office;
        });
        return withCurrentClientName(created, clientId);
    }

    /**
     * Updates an office, and moves it to the named company if it belongs to another one.
     *
     * @throws BadRequestException the company or the office is not a live one of the caller's, or an administrator has no
     *     account
     */
    public Office update(String clientId, String id, OfficeAddress address, OfficeAdmins named, CurrentUser caller) {
        Office updated = Command.once(Office.class, id, () -> {
            CompanyScope scope = companies.of(caller);
            Client client = liveClient(clientId, scope);
            liveOffice(id, scope);
            OfficeAdmins admins = administrators.requireAll(named);
            return OptimisticRetry.retry(() -> {
                Office office = liveOffice(id, scope);
                office.change(client.getName(), address, admins);
                officeUpdated.publish(office);
                return office;
            });
        });
        return withCurrentClientName(updated, clientId);
    }

    /** Repairs an office whose company was renamed between the check and the write. */
    private Office withCurrentClientName(Office written, String clientId) {
        return OptimisticRetry.retry(() -> {
            Optional<Client> client = clients.find(clientId);
            Optional<Office> office = offices.find(written.getId())
                    .filter(current -> current.getClient().equals(written.getClient()));
            if (client.isEmpty() || office.isEmpty()) {
                return written;
            }
            String name = client.get().getName();
            Office current = office.get();
            if (!current.getClient().equals(name)) {
                current.moveTo(name);
                officeUpdated.publish(current);
            }
            return current;
        });
    }

    /**
     * Deletes an office, archived or not. Its document stays, because other services have copies of it; no call finds it again.
     *
     * @throws NotFoundException there is no such office of the caller's companies
     */
    public void delete(String id, CurrentUser caller) {
        CompanyScope scope = companies.of(caller);
        Command.once(
                Office.class,
                id,
                () -> OptimisticRetry.retry(() -> {
                    Office office = find(id, scope).orElseThrow(NotFoundException::new);
                    office.remove(clock.instant());
                    officeUpdated.publish(office);
                    return office;
                }));
    }

    /** Archives offices. Returns those that exist, in the given order. */
    public List<Office> archiveAll(List<String> ids, CurrentUser caller) {
        return changeAll(ids, caller, this::archive);
    }

    /** Enables offices. Returns those that exist, in the given order. */
    public List<Office> enableAll(List<String> ids, CurrentUser caller) {
        return changeAll(ids, caller, this::enable);
    }

    private void archive(Office office) {
        if (!office.isArchived()) {
            office.archive(clock.instant());
            officeUpdated.publish(office);
        }
    }

    private void enable(Office office) {
        if (office.isArchived()) {
            office.enable();
            officeUpdated.publish(office);
        }
    }

    private List<Office> changeAll(List<String> ids, CurrentUser caller, Consumer<Office> change) {
        CompanyScope scope = companies.of(caller);
        return ids.stream()
                .map(id -> change(id, scope, change))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Office> change(String id, CompanyScope scope, Consumer<Office> change) {
        return OptimisticRetry.retry(() -> {
            Optional<Office> found = find(id, scope);
            found.ifPresent(change);
            return found;
        });
    }

    private Optional<Office> find(String id, CompanyScope scope) {
        return offices.find(id).filter(office -> !office.isRemoved() && scope.includes(office.getClient()));
    }

    private Client liveClient(String id, CompanyScope scope) {
        return clients.find(id)
                .filter(client -> !client.isArchived() && scope.includes(client.getName()))
                .orElseThrow(() -> new BadRequestException(Messages.NO_CLIENT));
    }

    private Office liveOffice(String id, CompanyScope scope) {
        return find(id, scope)
                .filter(office -> !office.isArchived())
                .orElseThrow(() -> new BadRequestException(Messages.NO_OFFICE));
    }
}
