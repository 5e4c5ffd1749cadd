package io.movers.clients.services;

import io.movers.clients.events.publishers.ClientUpdatedPublisher;
import io.movers.clients.events.publishers.OfficeUpdatedPublisher;
import io.movers.clients.models.Client;
import io.movers.clients.models.ClientRepository;
import io.movers.clients.models.OfficeRepository;
import io.movers.common.data.OptimisticRetry;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Moves the offices of a renamed company to its new name. The company keeps its earlier names until every office has moved; a
 * sweep resumes what a crash interrupts. Every step can be repeated.
 */
@Service
public class ClientRenameService {
    private static final Logger log = LoggerFactory.getLogger(ClientRenameService.class);
    private static final int BATCH = 100;

    private final ClientRepository clients;
    private final OfficeRepository offices;
    private final ClientUpdatedPublisher clientUpdated;
    private final OfficeUpdatedPublisher officeUpdated;

    ClientRenameService(
            ClientRepository clients,
            OfficeRepository offices,
            ClientUpdatedPublisher clientUpdated,
            OfficeUpdatedPublisher officeUpdated) {
        this.clients = clients;
        this.offices = offices;
        this.clientUpdated = clientUpdated;
        this.officeUpdated = officeUpdated;
    }

    /**
     * Moves all offices that are stored under an earlier name of the company, then releases those names. If the company is renamed
     * meanwhile, the offices follow: what was moved here last may have got a name that the other renaming has already released.
     */
    void moveOffices(String id) {
        Optional<Client> renamed =
                clients.find(id).filter(client -> !client.getRenamedFrom().isEmpty());
        while (renamed.isPresent()) {
            String name = renamed.get().getName();
            List<String> formerNames = renamed.get().getRenamedFrom();
            moveOffices(formerNames, name);
            renamed = OptimisticRetry.retry(() -> release(id, name, formerNames));
        }
    }

    private void moveOffices(List<String> formerNames, String name) {
        List<String> behind;
        do {
            behind = offices.findIdsByClients(formerNames, BATCH);
            behind.forEach(office -> move(office, formerNames, name));
        } while (behind.size() == BATCH);
    }

    private void move(String officeId, List<String> formerNames, String name) {
        OptimisticRetry.retry(() -> offices.find(officeId)
                .filter(office -> formerNames.contains(office.getClient()))
                .ifPresent(office -> {
                    office.moveTo(name);
                    officeUpdated.publish(office);
                }));
    }

    /** Returns the company if it has another name by now, so that offices must move on from this one. */
    private Optional<Client> release(String id, String name, List<String> formerNames) {
        Optional<Client> current = clients.find(id);
        current.ifPresent(client -> {
            if (client.getName().equals(name)) {
                client.release(formerNames);
            } else {
                client.keep(name);
            }
            clientUpdated.publish(client);
        });
        return current.filter(client -> !client.getName().equals(name));
    }

    /** Resumes interrupted renames. */
    @Scheduled(fixedDelayString = "${movers.clients.rename-sweep:PT1M}", initialDelayString = "PT10S")
    public void sweep() {
        for (String id : clients.findRenamedIds(BATCH)) {
            try {
                moveOffices(id);
            } catch (RuntimeException e) {
                log.warn("Rename of company {} is incomplete; the next sweep resumes it: {}", id, e.toString());
            }
        }
    }
}
