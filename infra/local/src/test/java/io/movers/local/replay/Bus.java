package io.movers.local.replay;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Records the events that the services publish, in the broker's order. */
interface Bus {

    /** @param subject as recorded, {@code user:created} */
    record Event(String subject, JsonNode data) {}

    /** All events seen since the last {@link #clear()}; new ones are only added at the end. */
    List<Event> events();

    /** Publishes as a Node service would: bare JSON, no headers. */
    void publish(String subject, JsonNode data);

    /** Waits a moment until the services have handled the published events. */
    void settle();

    /** Removes the recorded events, and those that are still to be delivered. */
    void clear();
}
