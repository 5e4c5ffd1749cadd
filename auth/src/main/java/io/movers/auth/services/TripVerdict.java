package io.movers.auth.services;

import io.movers.auth.models.User;

/** What a trip earns. */
sealed interface TripVerdict {
    /** It earns points. */
    record Counts(User user, String resourceType) implements TripVerdict {}

    /** It earns nothing, and never will. */
    record CountsNothing(String reason) implements TripVerdict {}

    /** It cannot be judged yet, because something is not known here. */
    record Waits(String missing) implements TripVerdict {}
}
