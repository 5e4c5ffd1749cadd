package io.movers.local.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dead letters of all services, through the endpoint that operators use. */
final class DeadLetterDesk {
    private final ConsoleSource source;
    private final Actuator actuator;
    private final JsonMapper json = new JsonMapper();

    DeadLetterDesk(ConsoleSource source, Actuator actuator) {
        this.source = source;
        this.actuator = actuator;
    }

    /** A dead letter and the service that could not handle it. */
    record Entry(String service, JsonNode letter) {}

    /** The first hundred of each service. */
    List<Entry> list() {
        List<Entry> entries = new ArrayList<>();
        for (ConsoleSource.ServiceAddress service : source.services()) {
            JsonNode letters = actuator.get(service, "events");
            if (letters != null) {
                letters.path("events").forEach(letter -> entries.add(new Entry(service.id(), letter)));
            }
        }
        return entries;
    }

    /** Makes a dead letter due now. It is tried with the next poll, at most half a minute later. */
    boolean retry(String service, String id) {
        return find(service)
                .map(address -> actuator.post(address, "events", json.writeValueAsString(Map.of("id", id))))
                .map(answer -> answer.path("retried").asLong(0) > 0)
                .orElse(false);
    }

    /** Removes a dead letter for good. */
    boolean discard(String service, String id) {
        return find(service)
                .map(address -> actuator.delete(address, "events?id=" + Actuator.encoded(id)))
                .map(answer -> answer.path("discarded").asLong(0) > 0)
                .orElse(false);
    }

    private Optional<ConsoleSource.ServiceAddress> find(String service) {
        return source.services().stream()
                .filter(address -> address.id().equals(service))
                .findFirst();
    }
}
