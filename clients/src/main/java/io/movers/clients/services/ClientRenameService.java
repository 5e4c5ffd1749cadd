package io.movers.clients.services;

import io.movers.clients.events.publishers.ClientUpdatedPublisher;
import io.movers.clients.events.publishers.OfficeUpdatedPublisher;
import io.movers.clients.models.Client;
import io.movers.clients.models.ClientRepository;
import io.movers.clients.models.OfficeRepository;
import io.movers.common.data.OptimisticRetry;
import java.util.List;
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

    /** Moves all offices that are stored under an earlier name of the company, then releases those names. */
    void moveOffices(Client client) {
        List<String> formerNames = client.getRenamedFrom();
        if (formerNames.isEmpty()) {
            return;
        }
        List<String> behind;
        do {
            behind = offices.findIdsByClients(formerNames, BATCH);
            behind.forEach(office -> move(office, formerNames, client.getName()));
        } while (behind.size() == BATCH);
        OptimisticRetry.retry(() -> clients.find(client.getId())
                // After another rename, that rename releases the names.
                .filter(current -> current.getName().equals(client.getName()))
                .ifPresent(current -> {
                    current.release(formerNames);
                    clientUpdated.publish(current);
                }));
    }

    private void move(String officeId, List<String> formerNames, String name) {
        OptimisticRetry.retry(() -> offices.find(officeId)
                .filter(office -> formerNames.contains(office.getClient()))
                .ifPresent(office -> {
                    office.moveTo(name);
                    officeUpdated.publish(office);
                }));
    }

    /** Resumes interrupted renames. */
    @Scheduled(fixedDelayString = "${movers.clients.rename-sweep:PT1M}", initialDelayString = "PT10S")
    public void sweep() {
        for (String id : clients.findRenamedIds(BATCH)) {
            try {
                clients.find(id).ifPresent(this::moveOffices);
            } catch (RuntimeException e) {
                log.warn("Rename of company {} is incomplete; the next sweep resumes it: {}", id, e.toString());
            }
        }
    }
}
