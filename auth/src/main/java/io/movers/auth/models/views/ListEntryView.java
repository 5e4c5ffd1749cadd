package io.movers.auth.models.views;

import io.movers.auth.models.Eps;
import io.movers.auth.models.TransportMethod;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of a list that sign-up offers. */
public record ListEntryView(
        String id,
        String name,
        @Nullable Instant createdAt,
        @Nullable Integer version) {
    public static ListEntryView of(Eps eps) {
        return new ListEntryView(eps.id(), eps.name(), eps.createdAt(), eps.version());
    }

    public static ListEntryView of(TransportMethod method) {
        return new ListEntryView(method.id(), method.name(), method.createdAt(), method.version());
    }
}
