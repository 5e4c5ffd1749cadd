package io.movers.common.events.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.common.events.Event;
import io.movers.common.events.Subject;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads events as JSON. All fields are written, nulls included, so that receivers see what was cleared. */
public class EventJson {
    private final JsonMapper mapper;

    public EventJson(JsonMapper mapper) {
        this.mapper = mapper.rebuild()
                .changeDefaultPropertyInclusion(inclusion -> inclusion
                        .withValueInclusion(JsonInclude.Include.ALWAYS)
                        .withContentInclusion(JsonInclude.Include.ALWAYS))
                .build();
    }

    /** Returns the event as JSON. */
    public String write(Event event) {
        return mapper.writeValueAsString(event);
    }

    /**
     * Reads an event of one of our services or of a Node service.
     *
     * @param data UTF-8
     * @throws UnreadableEventException the data is not such an event, or does not name its aggregate
     */
    public <E extends Event> E read(Subject<E> subject, byte[] data) {
        try {
            E event = mapper.readValue(data, subject.type());
            if (event == null || isMissing(event.id())) {
                throw new UnreadableEventException(subject + " does not name its aggregate", null);
            }
            return event;
        } catch (JacksonException e) {
            throw new UnreadableEventException("%s cannot be read: %s".formatted(subject, e.getOriginalMessage()), e);
        }
    }

    /** Jackson leaves absent components of a record null, even those declared non-null. */
    private static boolean isMissing(@Nullable String id) {
        return id == null || id.isEmpty();
    }
}
