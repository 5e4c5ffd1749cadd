package io.movers.local.replay;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the services publish, in the order of the broker. */
interface Bus {

    /** @param subject as recorded, {@code user:created} */
    record Event(String subject, JsonNode data) {}

    /** Everything seen since the last {@link #clear()}; only ever grows at its end. */
    List<Event> events();

    /** Publishes as a Node service would: bare JSON, no headers. */
    void publish(String subject, JsonNode data);

    /** Waits a moment for the services to have handled what was published. */
    void settle();

    /** Forgets what was seen, and takes back what is still to be delivered. */
    void clear();
}
