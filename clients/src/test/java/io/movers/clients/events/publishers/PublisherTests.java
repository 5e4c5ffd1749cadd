package io.movers.clients.events.publishers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.movers.clients.models.Client;
import io.movers.clients.models.Office;
import io.movers.clients.models.Offices;
import io.movers.common.events.Event;
import io.movers.common.events.Outbox;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PublisherTests {
    private static final JsonMapper JSON = new JsonMapper();

    private final Outbox outbox = mock(Outbox.class);

    private static void assertJson(Event event, String json) {
        assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(JSON.readTree(json));
    }

    @Test
    void bothEventsOfACompanyCarryItsWholeState() {
        Client client = Client.create("Acme", "900.1", "logo.png");
        client.change("Acme SAS", "900.2", "new.png", "marta", "carlos");
        client.archive(Instant.EPOCH);
        String json = """
                {"id": "%s", "version": null, "name": "Acme SAS", "nit": "900.2", "logo": "new.png",
                 "mebAdmin": "marta", "superAdminClient": "carlos", "deletedAt": "1970-01-01T00:00:00Z"}
                """.formatted(client.getId());

        assertJson(new ClientCreatedPublisher(outbox).currentState(client), json);
        assertJson(new ClientUpdatedPublisher(outbox).currentState(client), json);
    }

    @Test
    void bothEventsOfAnOfficeCarryItsWholeState() {
        Office office = Offices.office("Norte", "Acme");
        String json = """
                {"id": "%s", "version": null, "name": "Norte", "client": "Acme", "country": "Colombia",
                 "city": "Bogota", "location": {"lat": 4.6, "lng": -74.1}, "mebAdmin": "m", "clientAdmin": "c",
                 "inventoryAdmin": "i", "repairAdmin": "r", "maintenanceAdmin": "a", "deletedAt": null}
                """.formatted(office.getId());

        assertJson(new OfficeCreatedPublisher(outbox).currentState(office), json);
        assertJson(new OfficeUpdatedPublisher(outbox).currentState(office), json);
    }
}
