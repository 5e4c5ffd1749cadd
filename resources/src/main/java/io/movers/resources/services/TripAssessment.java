package io.movers.resources.services;

import io.movers.resources.models.Resource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a trip counts.
 *
 * @param resource the resource whose kilometres it adds to; null unless the trip counts
 * @param refusal why it does not count; null unless it is refused
 */
record TripAssessment(@Nullable Resource resource, @Nullable String refusal) {
    /** Something that the decision needs is not known yet. */
    static final TripAssessment WAITS = new TripAssessment(null, null);

    static TripAssessment counts(Resource resource) {
        return new TripAssessment(resource, null);
    }

    static TripAssessment refused(String reason) {
        return new TripAssessment(null, reason);
    }

    Optional<Resource> countsFor() {
        return Optional.ofNullable(resource);
    }

    boolean isRefused() {
        return refusal != null;
    }
}
