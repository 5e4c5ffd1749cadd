package io.movers.common.data;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** A copy of another service's aggregate, kept from its events by {@link ReplicaStore}. */
public abstract class Replica {
    @Id
    private final String id;

    private final @Nullable Long version;

    /**
     * Creates a copy.
     *
     * @param id the aggregate's id
     * @param version the version of the copied state; null counts as 0
     */
    protected Replica(String id, @Nullable Long version) {
        this.id = id;
        this.version = version;
    }

    /** The id of the copied aggregate. */
    public String getId() {
        return id;
    }

    /** The version of the copied state. */
    public @Nullable Long getVersion() {
        return version;
    }

    /** The version as answers show it: 0 if there is none. */
    public long version() {
        return version == null ? 0 : version;
    }
}
