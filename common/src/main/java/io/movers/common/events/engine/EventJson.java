package io.movers.common.events.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.movers.common.events.Event;
import io.movers.common.events.Subject;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Events as JSON: every field of the record, nulls included, so that a receiver sees what was cleared. */
public class EventJson {
    private final JsonMapper mapper;

    public EventJson(JsonMapper mapper) {
        this.mapper = mapper.rebuild()
                .changeDefaultPropertyInclusion(inclusion -> inclusion
                        .withValueInclusion(JsonInclude.Include.ALWAYS)
                        .withContentInclusion(JsonInclude.Include.ALWAYS))
                .build();
    }

    /** The event as it travels. */
    public String write(Event event) {
        return mapper.writeValueAsString(event);
    }

    /**
     * Reads an event, of ours or of the original's.
     *
     * @throws UnreadableEventException it is no JSON object of the expected kind, or names no aggregate
     */
    public <E extends Event> E read(Subject<E> subject, byte[] data) {
        try {
            E event = mapper.readValue(data, subject.type());
            if (event == null || isMissing(event.id())) {
                throw new UnreadableEventException(subject + " names no aggregate", null);
            }
            return event;
        } catch (JacksonException e) {
            throw new UnreadableEventException("%s cannot be read: %s".formatted(subject, e.getOriginalMessage()), e);
        }
    }

    /** Jackson leaves a component of a record null whatever its declared nullness. */
    private static boolean isMissing(@Nullable String id) {
        return id == null || id.isEmpty();
    }
}
