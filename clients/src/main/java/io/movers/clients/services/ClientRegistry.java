package io.movers.clients.services;

import io.movers.clients.events.publishers.ClientCreatedPublisher;
import io.movers.clients.events.publishers.ClientUpdatedPublisher;
import io.movers.clients.models.Client;
import io.movers.clients.models.Clients;
import io.movers.clients.models.User;
import io.movers.clients.models.views.ClientDetails;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.NotFoundException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Creates, changes, archives and enables companies. */
@Service
public class ClientRegistry {
    private final Clients clients;
    private final Accounts accounts;
    private final Logos logos;
    private final CompanyRename rename;
    private final ClientCreatedPublisher created;
    private final ClientUpdatedPublisher updated;
    private final Clock clock;

    ClientRegistry(
            Clients clients,
            Accounts accounts,
            Logos logos,
            CompanyRename rename,
            ClientCreatedPublisher created,
            ClientUpdatedPublisher updated,
            Clock clock) {
        this.clients = clients;
        this.accounts = accounts;
        this.logos = logos;
        this.rename = rename;
        this.created = created;
        this.updated = updated;
        this.clock = clock;
    }

    /** A new company. */
    public Client create(String name, String nit, String logo) {
        Logos.Logo given = Logos.read(logo);
        refuseTaken(name, null);
        Client client = Client.create(name, nit, logos.store(given));
        publishing(() -> created.publish(client));
        return client;
    }

    /** The company with new values. Its offices follow a new name. */
    public ClientDetails update(String id, ClientChange change) {
        Logos.Logo given = Logos.read(change.logo());
        String mebAdmin = Accounts.valid(change.mebAdmin());
        String superAdminClient = Accounts.valid(change.superAdminClient());
        Client present = live(id);
        Map<String, User> admins = accounts.requireBoth(mebAdmin, superAdminClient);
        if (!present.getName().equals(change.name())) {
            refuseTaken(change.name(), id);
        }
        String logo = logos.store(given);
        Client changed = OptimisticRetry.retry(() -> {
            Client client = live(id);
            client.change(change.name(), change.nit(), logo, mebAdmin, superAdminClient);
            publishing(() -> updated.publish(client));
            return client;
        });
        rename.carryAlong(changed);
        return ClientDetails.of(changed, admins);
    }

    /** Archives the company; one that is archived already stays as it is. */
    public void archive(String id) {
        archived(id).orElseThrow(NotFoundException::new);
    }

    /** Archives the companies of those ids and returns those that there are, in that order. */
    public List<Client> archiveAll(List<String> ids) {
        return BulkRows.apply(ids, this::archived);
    }

    /** Enables the companies of those ids and returns those that are live now, in that order. */
    public List<Client> enableAll(List<String> ids) {
        return BulkRows.apply(ids, this::enabled);
    }

    private Optional<Client> archived(String id) {
        return OptimisticRetry.retry(() -> {
            Optional<Client> found = Optional.ofNullable(clients.find(id));
            found.filter(client -> !client.isArchived()).ifPresent(client -> {
                client.archive(clock.instant());
                updated.publish(client);
            });
            return found;
        });
    }

    /** One whose name is another company's by now stays archived. */
    private Optional<Client> enabled(String id) {
        try {
            return OptimisticRetry.retry(() -> {
                Optional<Client> found = Optional.ofNullable(clients.find(id))
                        .filter(client -> !client.isArchived() || !clients.isTaken(client.getName(), id));
                found.filter(Client::isArchived).ifPresent(client -> {
                    client.enable();
                    updated.publish(client);
                });
                return found;
            });
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    private Client live(String id) {
        Client client = clients.find(id);
        if (client == null || client.isArchived()) {
            throw new NotFoundException();
        }
        return client;
    }

    private void refuseTaken(String name, @Nullable String id) {
        if (clients.isTaken(name, id)) {
            throw new BadRequestException(Messages.NAME_TAKEN);
        }
    }

    /** Two at once can pass the check; the index lets one of them through. */
    private static void publishing(Runnable save) {
        try {
            save.run();
        } catch (DuplicateKeyException e) {
            throw new BadRequestException(Messages.NAME_TAKEN);
        }
    }
}
