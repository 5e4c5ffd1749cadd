package io.movers.common.data;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** A copy of another service's aggregate, kept from its events by {@link ReplicaStore}. */
public abstract class Replica {
    @Id
    private final String id;

    private final @Nullable Long version;

    /**
     * @param id the aggregate's id
     * @param version the aggregate's version that this copy shows; null counts as 0
     */
    protected Replica(String id, @Nullable Long version) {
        this.id = id;
        this.version = version;
    }

    /** The id of the aggregate copied. */
    public String getId() {
        return id;
    }

    /** The version of the aggregate copied. */
    public @Nullable Long getVersion() {
        return version;
    }

    /** The version that an answer shows: as {@link #getVersion()}, and 0 where there is none. */
    public long version() {
        return version == null ? 0 : version;
    }
}
