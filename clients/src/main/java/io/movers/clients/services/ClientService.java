package io.movers.clients.services;

import io.movers.clients.events.publishers.ClientCreatedPublisher;
import io.movers.clients.events.publishers.ClientUpdatedPublisher;
import io.movers.clients.models.Client;
import io.movers.clients.models.ClientRepository;
import io.movers.clients.models.User;
import io.movers.clients.models.views.ClientDetailsView;
import io.movers.common.data.Command;
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

/** Creates, updates, archives and enables companies. */
@Service
public class ClientService {
    private final ClientRepository clients;
    private final AdministratorService administrators;
    private final LogoService logos;
    private final ClientRenameService renames;
    private final ClientCreatedPublisher clientCreated;
    private final ClientUpdatedPublisher clientUpdated;
    private final Clock clock;

    ClientService(
            ClientRepository clients,
            AdministratorService administrators,
            LogoService logos,
            ClientRenameService renames,
            ClientCreatedPublisher clientCreated,
            ClientUpdatedPublisher clientUpdated,
            Clock clock) {
        this.clients = clients;
        this.administrators = administrators;
        this.logos = logos;
        this.renames = renames;
        this.clientCreated = clientCreated;
        this.clientUpdated = clientUpdated;
        this.clock = clock;
    }

    /**
     * Creates a company.
     *
     * @throws BadRequestException the name is taken, or the logo is no image
     */
    public Client create(String name, String nit, String logo) {
        return Command.once(Client.class, () -> {
            LogoService.Logo sent = LogoService.read(logo);
            refuseTaken(name, null);
            Client client = Client.create(name, nit, logos.store(sent));
            publish(() -> clientCreated.publish(client));
            return client;
        });
    }

    /**
     * Updates a company. Its offices follow a new name.
     *
     * @throws NotFoundException there is no such live company
     * @throws BadRequestException an administrator has no account, the name is taken, or the logo is no image
     */
    public ClientDetailsView update(String id, ClientChange change) {
        LogoService.Logo sent = LogoService.read(change.logo());
        String mebAdmin = AdministratorService.storedId(change.mebAdmin());
        String superAdminClient = AdministratorService.storedId(change.superAdminClient());
        Map<String, User> admins = administrators.requireBoth(mebAdmin, superAdminClient);
        Client updated = Command.once(Client.class, id, () -> {
            if (!live(id).getName().equals(change.name())) {
                refuseTaken(change.name(), id);
            }
            String logo = logos.store(sent);
            return OptimisticRetry.retry(() -> {
                Client client = live(id);
                client.change(change.name(), change.nit(), logo, mebAdmin, superAdminClient);
                publish(() -> clientUpdated.publish(client));
                return client;
            });
        });
        renames.moveOffices(updated.getId());
        return ClientDetailsView.of(updated, admins);
    }

    /**
     * Archives a company. Archiving it again changes nothing.
     *
     * @throws NotFoundException there is no such company
     */
    public void archive(String id) {
        if (findAndArchive(id).isEmpty()) {
            throw new NotFoundException();
        }
    }

    /** Archives companies. Returns those that exist, in the given order. */
    public List<Client> archiveAll(List<String> ids) {
        return ids.stream().map(this::findAndArchive).flatMap(Optional::stream).toList();
    }

    /** Enables companies. Returns those that are live now, in the given order. */
    public List<Client> enableAll(List<String> ids) {
        return ids.stream().map(this::findAndEnable).flatMap(Optional::stream).toList();
    }

    private Optional<Client> findAndArchive(String id) {
        return OptimisticRetry.retry(() -> {
            Optional<Client> found = clients.find(id);
            found.filter(client -> !client.isArchived()).ifPresent(client -> {
                client.archive(clock.instant());
                clientUpdated.publish(client);
            });
            return found;
        });
    }

    /** Leaves a company archived if another one has its name by now. */
    private Optional<Client> findAndEnable(String id) {
        try {
            return OptimisticRetry.retry(() -> {
                Optional<Client> found = clients.find(id)
                        .filter(client -> !client.isArchived() || !clients.isNameTaken(client.getName(), id));
                found.filter(Client::isArchived).ifPresent(client -> {
                    client.enable();
                    clientUpdated.publish(client);
                });
                return found;
            });
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    private Client live(String id) {
        return clients.find(id).filter(client -> !client.isArchived()).orElseThrow(NotFoundException::new);
    }

    private void refuseTaken(String name, @Nullable String id) {
        if (clients.isNameTaken(name, id)) {
            throw new BadRequestException(Messages.NAME_TAKEN);
        }
    }

    /** Two requests at once can both pass {@link #refuseTaken}; the unique index lets one of them through. */
    private static void publish(Runnable save) {
        try {
            save.run();
        } catch (DuplicateKeyException e) {
            throw new BadRequestException(Messages.NAME_TAKEN);
        }
    }
}
