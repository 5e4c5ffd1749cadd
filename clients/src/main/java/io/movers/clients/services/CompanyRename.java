package io.movers.clients.services;

import io.movers.clients.events.publishers.ClientUpdatedPublisher;
import io.movers.clients.events.publishers.OfficeUpdatedPublisher;
import io.movers.clients.models.Client;
import io.movers.clients.models.Clients;
import io.movers.clients.models.Office;
import io.movers.clients.models.Offices;
import io.movers.common.data.OptimisticRetry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Lets the offices follow a company to its new name. The old names stand in the company until all have followed; what a crash
 * leaves behind is taken up again by a sweep. Each step may be repeated.
 */
@Service
public class CompanyRename {
    private static final Logger log = LoggerFactory.getLogger(CompanyRename.class);
    private static final int BATCH = 100;

    private final Clients clients;
    private final Offices offices;
    private final ClientUpdatedPublisher clientUpdated;
    private final OfficeUpdatedPublisher officeUpdated;

    CompanyRename(
            Clients clients,
            Offices offices,
            ClientUpdatedPublisher clientUpdated,
            OfficeUpdatedPublisher officeUpdated) {
        this.clients = clients;
        this.offices = offices;
        this.clientUpdated = clientUpdated;
        this.officeUpdated = officeUpdated;
    }

    /** Moves every office that is stored under an earlier name of the company, and then gives those names free. */
    void carryAlong(Client client) {
        List<String> former = client.getRenamedFrom();
        if (former.isEmpty()) {
            return;
        }
        for (String office : offices.idsOf(former)) {
            follow(office, former, client.getName());
        }
        OptimisticRetry.retry(() -> {
            Client now = clients.find(client.getId());
            // Renamed again meanwhile: whoever did that carries on from here.
            if (now != null && now.getName().equals(client.getName())) {
                now.followed(former);
                clientUpdated.publish(now);
            }
        });
    }

    private void follow(String id, List<String> former, String name) {
        OptimisticRetry.retry(() -> {
            Office office = offices.find(id);
            if (office != null && former.contains(office.getClient())) {
                office.follow(name);
                officeUpdated.publish(office);
            }
        });
    }

    /** Takes up what was interrupted. */
    @Scheduled(fixedDelayString = "${movers.clients.rename-sweep:PT1M}", initialDelayString = "PT10S")
    public void sweep() {
        for (String id : clients.renamed(BATCH)) {
            try {
                Client client = clients.find(id);
                if (client != null) {
                    carryAlong(client);
                }
            } catch (RuntimeException e) {
                log.warn("The offices of company {} do not all have its new name yet: {}", id, e.toString());
            }
        }
    }
}
