package io.movers.common.data;

/** Tells of the aggregates that this process stores. */
public interface AggregateWrites {
    /** Lets a listener hear of every aggregate that is stored from now on. */
    void onStored(WriteListener listener);
}
