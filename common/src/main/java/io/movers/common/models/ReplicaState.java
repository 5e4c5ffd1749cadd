package io.movers.common.models;

/** How much an event says about the aggregate that a {@link Replica} copies, and when it applies. */
public enum ReplicaState {
    /** Some fields; merged field by field. */
    PARTIAL,
    /** The whole public state; applies when it is newer than the copy. */
    FULL,
    /** The whole public state, sent again to heal copies; applies when it is as new as the copy or newer. */
    RESYNC,
    /** The whole public state, sent after the source was restored from a backup; always applies. */
    FORCED
}
