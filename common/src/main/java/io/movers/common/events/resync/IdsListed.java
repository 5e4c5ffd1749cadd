package io.movers.common.events.resync;

import io.movers.common.data.IdRange;
import io.movers.common.events.Event;
import io.movers.common.events.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service that was restored from a backup lists the ids of the aggregates that it has, range by range: others take out their copies of what
 * is missing. Releases and Node services that do not know the subject do not get it.
 *
 * @param id of this list: it is about many aggregates
 * @param version null
 * @param subject the subject under which a resync sends the aggregates
 * @param after the range begins after this id; null if it begins at the first
 * @param upTo the range ends with this id; null if it has no end
 * @param ids the ids in the range
 */
public record IdsListed(
        String id,
        @Nullable Long version,
        String subject,
        @Nullable String after,
        @Nullable String upTo,
        List<String> ids)
        implements Event {
    /** The subject of these events. A resync does not send them again: it makes new ones. */
    public static final Subject<IdsListed> SUBJECT = new Subject<>("ids:listed", IdsListed.class, false);

    IdRange range() {
        return new IdRange(after, upTo, ids);
    }
}
