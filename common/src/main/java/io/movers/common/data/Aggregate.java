package io.movers.common.data;

import io.movers.common.events.EventSource;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * A document that one service owns and changes as a whole, under an optimistic lock. It is written only by
 * {@link AggregateStore}, which leaves alone what the class does not know: fields of the original, and the outbox.
 */
public abstract class Aggregate implements EventSource {
    @Id
    private String id;

    /** Null until the first save. */
    private @Nullable Long version;

    /** An aggregate of its own, under a new id. */
    protected Aggregate() {
        this(new ObjectId().toHexString());
    }

    /** An aggregate whose id another document has named before. */
    protected Aggregate(String id) {
        this.id = id;
    }

    /** 24 hexadecimal digits; an ObjectId in the database. Set at construction, so that an event can name it. */
    @Override
    public String getId() {
        return id;
    }

    /** 0 after the first save, one more after each further one; null before. */
    @Override
    public @Nullable Long getVersion() {
        return version;
    }

    /** The version that an answer shows: as {@link #getVersion()}, and 0 before the first save. */
    public long version() {
        return version == null ? 0 : version;
    }

    void setVersion(@Nullable Long version) {
        this.version = version;
    }
}
