package io.movers.common.data;

import io.movers.common.events.EventSource;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;

/**
 * A document that one service owns and changes as a whole, under an optimistic lock. Only {@link AggregateStore} writes it; it leaves alone
 * what the class does not know, such as the outbox.
 */
public abstract class Aggregate implements EventSource {
    @Id
    private String id;

    /** Null until the first save. */
    private @Nullable Long version;

    /** What the stored document must contain besides its version, see {@link AggregateStore#assumeStored}. */
    @Transient
    private Document assumed = new Document();

    /** Creates an aggregate with a new id. */
    protected Aggregate() {
        this(new ObjectId().toHexString());
    }

    /** Creates an aggregate with an id that another document already refers to. */
    protected Aggregate(String id) {
        this.id = id;
    }

    /** The id: 24 hexadecimal digits, an ObjectId in the database. It exists from construction on, so that events can contain it. */
    @Override
    public String getId() {
        return id;
    }

    /** The version: null before the first save, 0 after it, one more after each further save. */
    @Override
    public @Nullable Long getVersion() {
        return version;
    }

    /** The version as answers show it: 0 before the first save, too. */
    public long version() {
        return version == null ? 0 : version;
    }

    void setVersion(@Nullable Long version) {
        this.version = version;
    }

    void setAssumed(Document values) {
        this.assumed = values;
    }

    Document takeAssumed() {
        Document taken = assumed;
        assumed = new Document();
        return taken;
    }
}
