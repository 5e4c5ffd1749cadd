package io.movers.auth.models.views;

import io.movers.auth.models.Eps;
import io.movers.auth.models.TransportMethod;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of a list that sign-up offers, as it is shown. */
public record ListedName(
        String id,
        String name,
        @Nullable Instant createdAt,
        @Nullable Integer version) {
    public static ListedName of(Eps eps) {
        return new ListedName(eps.id(), eps.name(), eps.createdAt(), eps.version());
    }

    public static ListedName of(TransportMethod method) {
        return new ListedName(method.id(), method.name(), method.createdAt(), method.version());
    }
}
