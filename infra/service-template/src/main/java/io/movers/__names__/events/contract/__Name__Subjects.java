package io.movers.__names__.events.contract;

import io.movers.common.events.Subject;

/** The events that this service owns: nobody else publishes them. */
public final class __Name__Subjects {
    public static final Subject<__Name__State> CREATED =
            new Subject<>("__name__:created", __Name__State.class, false);

    /** Resent: a resync sends the current state of each one under this name, so whoever keeps copies listens to it. */
    public static final Subject<__Name__State> UPDATED =
            new Subject<>("__name__:updated", __Name__State.class, true);

    private __Name__Subjects() {}
}
